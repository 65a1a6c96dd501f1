import { once } from 'node:events'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRedis, type TestRedis } from '@insightengine/bus/testing'
import { openRedis } from '../open-redis.ts'
import { createLimits, type Limits } from './limits.ts'

let server: TestRedis
let connections: Redis[]
/** Two processes of one installation. */
let here: Limits
let there: Limits

const budgets = { requests: { rest: { points: 4, seconds: 60 }, web: { points: 1000, seconds: 60 }, audience: { points: 1000, seconds: 60 } }, signIns: { account: { points: 2, seconds: 60 }, address: { points: 100, seconds: 60 } } }

beforeAll(async () => {
  server = await startRedis()
  connections = [openRedis(server.url, () => undefined), openRedis(server.url, () => undefined)]
  await Promise.all(connections.map((redis) => once(redis, 'ready')))
  const [first, second] = connections.map((redis) => createLimits(redis, budgets))
  if (!first || !second) throw new Error('two connections give two limiters')
  here = first
  there = second
})
afterAll(async () => {
  for (const redis of connections) redis.disconnect()
  await server.remove()
})

test('processes that share a Redis share the budget of a person', async () => {
  const remaining: number[] = []
  for (const limits of [here, there, here, there]) remaining.push((await limits.request('rest', 'user:ann')).remaining)
  expect(remaining).toEqual([3, 2, 1, 0])
  await expect(here.request('rest', 'user:ann')).rejects.toMatchObject({ code: 'rate_limited' })
  await expect(there.request('rest', 'user:ann')).rejects.toMatchObject({ code: 'rate_limited' })
})

test('guesses spread over processes are counted together', async () => {
  await here.signInAttempt('ann@example.com', '203.0.113.1')
  await there.signInAttempt('ann@example.com', '203.0.113.1')
  await expect(here.signInAttempt('ann@example.com', '203.0.113.1')).rejects.toMatchObject({ code: 'rate_limited' })
  await there.signInSucceeded('ann@example.com', '203.0.113.1')
  await expect(here.signInAttempt('ann@example.com', '203.0.113.1')).resolves.toBeUndefined()
})

test('while Redis hangs or is gone requests are still answered and still counted, each process for itself', async () => {
  server.pause()
  const started = performance.now()
  expect((await here.request('rest', 'user:bob')).remaining).toBe(3)
  expect(performance.now() - started).toBeLessThan(2000)
  server.resume()
  await server.stop()
  for (let spent = 0; spent < 3; spent++) await here.request('rest', 'user:bob')
  await expect(here.request('rest', 'user:bob')).rejects.toMatchObject({ code: 'rate_limited' })
  expect((await there.request('rest', 'user:bob')).remaining).toBe(3)
})
