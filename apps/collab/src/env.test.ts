import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

test('every variable that is missing or wrong is named with what it is for', () => {
  expect(() => readEnv({ APP_SECRET: 'short', PORT: 'x' })).toThrow(/DATABASE_URL: .*role that owns them[\s\S]*APP_SECRET: must be at least 32[\s\S]*PORT:/)
})

test('what may be left out has a default, and empty counts as left out', () => {
  expect(readEnv({ DATABASE_URL: 'postgres://x', APP_SECRET: 's'.repeat(32), REDIS_URL: '', PORT: '' })).toEqual({
    databaseUrl: 'postgres://x',
    appSecret: 's'.repeat(32),
    redisUrl: null,
    host: '127.0.0.1',
    port: 3001,
    publicUrl: 'http://localhost:3000',
    storyHistoryDays: 30,
    logLevel: 'info',
  })
})
