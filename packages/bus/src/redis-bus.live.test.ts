import { afterAll, expect, test } from 'vitest'
import { redisBus } from './index.ts'
import { eventually, startRedis } from './testing/index.ts'

const redis = await startRedis()
afterAll(() => redis.remove())

test('publishing while Redis is dead loses messages quietly and works again by itself when it is back', async () => {
  const trouble: unknown[] = []
  const [a, b] = [await redisBus(redis.url, { onTrouble: (error) => trouble.push(error) }), await redisBus(redis.url)]
  const heard: unknown[] = []
  await b.subscribe('a', (message) => heard.push(message))

  await redis.stop()
  const started = Date.now()
  await Promise.all(Array.from({ length: 5000 }, (_, n) => a.publish('a', `lost ${n}`)))
  expect(Date.now() - started).toBeLessThan(2000)
  expect(trouble.length).toBeGreaterThan(0)

  await redis.start()
  await eventually(
    async () => {
      await a.publish('a', 'back')
      expect(heard).toContain('back')
    },
    { withinMs: 10_000 },
  )
  expect(heard.filter((message) => message !== 'back')).toEqual([])
  await Promise.all([a.close(), b.close()])
})

test('a subscription made while Redis is dead starts when it is back', async () => {
  await redis.stop()
  const bus = await redisBus(redis.url)
  const heard: unknown[] = []
  await bus.subscribe('late', (message) => heard.push(message))
  await redis.start()
  await eventually(
    async () => {
      await bus.publish('late', 'hello')
      expect(heard).toContain('hello')
    },
    { withinMs: 10_000 },
  )
  await bus.close()
})

test('a Redis that answers nothing holds up neither memory nor callers for long', { timeout: 30_000 }, async () => {
  const trouble: unknown[] = []
  const bus = await redisBus(redis.url, { onTrouble: (error) => trouble.push(error) })
  redis.pause()
  const publishing = Promise.all(Array.from({ length: 3000 }, () => bus.publish('a', 'x')))
  expect(trouble.length).toBeGreaterThanOrEqual(2000)
  await publishing
  redis.resume()
  await eventually(
    async () => {
      const heard: unknown[] = []
      const stop = await bus.subscribe('a', (message) => heard.push(message))
      await bus.publish('a', 'again')
      await eventually(() => expect(heard).toContain('again'), { withinMs: 500 })
      await stop()
    },
    { withinMs: 10_000 },
  )
  await bus.close()
})
