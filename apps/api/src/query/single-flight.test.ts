import { expect, test } from 'vitest'
import { singleFlight } from './single-flight.ts'

function aFlight() {
  const flights = singleFlight<string>({ whenLeft: () => new Error('left') })
  const started: { signal: AbortSignal; land: (value: string) => void; crash: (error: Error) => void }[] = []
  const join = (key: string, signal = new AbortController().signal) =>
    flights.join(key, signal, (stop) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      started.push({ signal: stop, land: resolve, crash: reject })
      return promise
    })
  return { join, started }
}

test('everyone who asks the same waits for one execution', async () => {
  const { join, started } = aFlight()
  const asked = [join('a'), join('a'), join('b'), join('a')]
  expect(started).toHaveLength(2)
  started[0]?.land('A')
  started[1]?.land('B')
  expect(await Promise.all(asked)).toEqual(['A', 'A', 'B', 'A'])
  const next = join('a')
  expect(started).toHaveLength(3)
  started[2]?.land('again')
  expect(await next).toBe('again')
})

test('leaving stops the execution only when nobody is left, and nobody joins one that is being stopped', async () => {
  const { join, started } = aFlight()
  const [one, two] = [new AbortController(), new AbortController()]
  const first = join('a', one.signal)
  const second = join('a', two.signal)
  one.abort()
  await expect(first).rejects.toThrow('left')
  expect(started[0]?.signal.aborted).toBe(false)
  two.abort()
  await expect(second).rejects.toThrow('left')
  expect(started[0]?.signal.aborted).toBe(true)
  const third = join('a')
  expect(started).toHaveLength(2)
  started[1]?.land('A')
  expect(await third).toBe('A')
  await expect(join('a', one.signal)).rejects.toThrow('left')
  expect(started).toHaveLength(2)
})

test('an error reaches everyone who waits and is not kept', async () => {
  const { join, started } = aFlight()
  const asked = Promise.allSettled([join('a'), join('a')])
  started[0]?.crash(new Error('broken'))
  expect(await asked).toMatchObject([{ reason: { message: 'broken' } }, { reason: { message: 'broken' } }])
  const next = join('a')
  started[1]?.land('fine')
  expect(await next).toBe('fine')
})
