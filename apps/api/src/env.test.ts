import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

test('nothing needs to be set', () => {
  expect(readEnv({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: null,
    redisUrl: null,
    appSecret: null,
    allowedOrigins: [],
    allowedDatabaseHosts: [],
    trustProxy: false,
    storyHistoryDays: 30,
    logLevel: 'info',
    demo: false,
  })
})

test('an empty variable counts as not set, and lists are split at commas', () => {
  const env = readEnv({ REDIS_URL: '', PORT: '', ALLOWED_ORIGINS: 'https://a.example.com, https://b.example.com', ALLOWED_DATABASE_HOSTS: '10.0.0.5,' })
  expect(env).toMatchObject({ redisUrl: null, port: 3000, allowedOrigins: ['https://a.example.com', 'https://b.example.com'], allowedDatabaseHosts: ['10.0.0.5'] })
})

test.for([
  [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ PUBLIC_URL: 'https://insight.example.com/' }, 'https://insight.example.com'],
] as const)('%j is reached at %s', ([variables, publicUrl]) => {
  expect(readEnv(variables).publicUrl).toBe(publicUrl)
})

test.for([
  ['yes', 'loopback,linklocal,uniquelocal'],
  ['no', false],
  ['10.1.0.0/16', '10.1.0.0/16'],
] as const)('TRUST_PROXY=%s', ([value, trusted]) => {
  expect(readEnv({ TRUST_PROXY: value }).trustProxy).toBe(trusted)
})

test('what cannot be read is named, all at once, with what it is for', () => {
  const wrong = () => readEnv({ PORT: '70000', APP_SECRET: 'short', PUBLIC_URL: 'insight', TRUST_PROXY: '2' })
  expect(wrong).toThrow(/^PORT: .*Port to listen on/)
  for (const name of ['PORT', 'APP_SECRET', 'PUBLIC_URL', 'TRUST_PROXY']) expect(wrong).toThrow(new RegExp(`^${name}: `, 'm'))
})
