import { afterAll, describe, expect, test } from 'vitest'
import { maxMessageBytes, memoryBus, openBus, postgresBus, redisBus, type Bus, type BusOptions } from './index.ts'
import { eventually, startRedis } from './testing/index.ts'
import { testPostgresUrl } from './testing/test-postgres.ts'

const redis = await startRedis()
const databaseUrl = await testPostgresUrl()
afterAll(() => redis.remove())

/** Each entry makes one end of the same bus; the memory bus has one end only. */
const kinds: Record<string, (options?: BusOptions) => Promise<Bus>> = {
  memory: async (options) => memoryBus(options),
  redis: (options) => redisBus(redis.url, options),
  postgres: (options) => postgresBus(databaseUrl, options),
}

describe.each(Object.entries(kinds))('the %s bus', (_name, open) => {
  test('hands a message to every listener of its topic and to no other', async () => {
    const bus = await open()
    const heard: string[] = []
    await bus.subscribe('a', (message) => heard.push(`first ${JSON.stringify(message)}`))
    await bus.subscribe('a', (message) => heard.push(`second ${JSON.stringify(message)}`))
    await bus.subscribe('b', (message) => heard.push(`other ${JSON.stringify(message)}`))
    await bus.publish('a', { n: 1 })
    await eventually(() => expect(heard).toEqual(['first {"n":1}', 'second {"n":1}']))
    await bus.close()
  })

  test('keeps the order of one sender’s messages', async () => {
    const bus = await open()
    const heard: unknown[] = []
    await bus.subscribe('order', (message) => heard.push(message))
    for (let n = 0; n < 200; n++) void bus.publish('order', n)
    await eventually(() => expect(heard).toEqual(Array.from({ length: 200 }, (_, n) => n)))
    await bus.close()
  })

  test('stops calling a listener that unsubscribed', async () => {
    const bus = await open()
    const heard: unknown[] = []
    const stop = await bus.subscribe('a', (message) => heard.push(message))
    await bus.subscribe('end', () => heard.push('end'))
    await stop()
    await bus.publish('a', 1)
    await bus.publish('end', null)
    await eventually(() => expect(heard).toEqual(['end']))
    await bus.close()
  })

  test('gives each listener its own copy, as if it came from another process', async () => {
    const bus = await open()
    const sent = { list: [1] }
    let received: unknown
    await bus.subscribe('copy', (message) => (received = message))
    await bus.publish('copy', sent)
    sent.list.push(2)
    await eventually(() => expect(received).toEqual({ list: [1] }))
    await bus.close()
  })

  test('survives a listener that throws and says so', async () => {
    const trouble: unknown[] = []
    const bus = await open({ onTrouble: (error) => trouble.push(error) })
    const heard: unknown[] = []
    await bus.subscribe('a', () => {
      throw new Error('my fault')
    })
    await bus.subscribe('a', (message) => heard.push(message))
    await bus.publish('a', 1)
    await eventually(() => expect(heard).toEqual([1]))
    expect(trouble).toEqual([new Error('my fault')])
    await bus.close()
  })

  test('loses a message that is too long, says so, and goes on', async () => {
    const trouble: unknown[] = []
    const bus = await open({ onTrouble: (error) => trouble.push(error) })
    const heard: unknown[] = []
    await bus.subscribe('a', (message) => heard.push(message))
    await bus.publish('a', 'é'.repeat(maxMessageBytes / 2))
    await bus.publish('a', 'x'.repeat(maxMessageBytes - 100))
    await eventually(() => expect(heard).toHaveLength(1))
    expect(String(trouble)).toContain('more than')
    await bus.close()
  })

  test('never rejects after it was closed', async () => {
    const bus = await open()
    await bus.close()
    await expect(bus.publish('a', 1)).resolves.toBeUndefined()
    await expect(bus.close()).resolves.toBeUndefined()
  })
})

describe.each(Object.entries(kinds).filter(([name]) => name !== 'memory'))('two ends of the %s bus', (_name, open) => {
  test('hear each other and themselves', async () => {
    const [a, b] = [await open(), await open()]
    const heard: string[] = []
    await a.subscribe('hello', (message) => heard.push(`a: ${String(message)}`))
    await b.subscribe('hello', (message) => heard.push(`b: ${String(message)}`))
    await a.publish('hello', 'from a')
    await eventually(() => expect(heard.toSorted()).toEqual(['a: from a', 'b: from a']))
    await Promise.all([a.close(), b.close()])
  })
})

test('processes talk through Redis when there is one, else through Postgres, and a single process talks to itself', async () => {
  const reaches = async (a: Bus, b: Bus) => {
    const heard: unknown[] = []
    await b.subscribe('who', (message) => heard.push(message))
    await a.publish('who', 'me')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await Promise.all([a.close(), b.close()])
    return heard.length > 0
  }
  expect(await reaches(await openBus({ redisUrl: redis.url, databaseUrl }), await redisBus(redis.url))).toBe(true)
  expect(await reaches(await openBus({ databaseUrl }), await postgresBus(databaseUrl))).toBe(true)
  expect(await reaches(await openBus({ databaseUrl, single: true }), await postgresBus(databaseUrl))).toBe(false)
  await expect(openBus({})).rejects.toThrow('needs a Redis or a Postgres')
})
