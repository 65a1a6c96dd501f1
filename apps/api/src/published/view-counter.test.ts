import { expect, test } from 'vitest'
import { newId, type OrgId, type StoryId } from '@insightengine/shared/ids'
import { viewCounter, type Visitor } from './view-counter.ts'

const orgId = newId<OrgId>()
const storyId = newId<StoryId>()
const person: Visitor = { userId: 'ann', ip: '10.0.0.1', userAgent: 'Firefox' }
const browser: Visitor = { userId: null, ip: '10.0.0.1', userAgent: 'Firefox' }

function aCounter(options: { maxVisits?: number; record?: () => Promise<void> } = {}) {
  let time = 0
  const writes: number[] = []
  const errors: unknown[] = []
  const counter = viewCounter({
    now: () => time,
    onError: (error) => errors.push(error),
    ...options,
    record: async (_org, _story, views) => {
      writes.push(views)
      await (options.record?.() ?? new Promise((resolve) => setTimeout(resolve, 5)))
    },
  })
  return {
    counter,
    writes,
    errors,
    wait: (minutes: number) => (time += minutes * 60_000),
    total: async () => {
      await counter.settled()
      return writes.reduce((sum, views) => sum + views, 0)
    },
  }
}

test('a person who reloads counts once in half an hour', async () => {
  const { counter, wait, total } = aCounter()
  for (let i = 0; i < 5; i++) counter.count(orgId, storyId, person)
  wait(29)
  counter.count(orgId, storyId, person)
  expect(await total()).toBe(1)
  wait(1)
  counter.count(orgId, storyId, person)
  expect(await total()).toBe(2)
})

test('a person, a browser, another browser and another story are different views', async () => {
  const { counter, total } = aCounter()
  counter.count(orgId, storyId, person)
  counter.count(orgId, storyId, browser)
  counter.count(orgId, storyId, { ...browser, userAgent: 'Chromium' })
  counter.count(orgId, newId<StoryId>(), browser)
  expect(await total()).toBe(4)
})

test('a crowd that arrives together is counted in full with few writes', async () => {
  const { counter, writes, total } = aCounter()
  for (let i = 0; i < 3000; i++) counter.count(orgId, storyId, { ...browser, ip: `10.0.${i >> 8}.${i & 255}` })
  expect(await total()).toBe(3000)
  expect(writes.length).toBeLessThanOrEqual(2)
})

test('a view that cannot be written is reported and does not stop the next', async () => {
  let fail = true
  const { counter, errors, total, writes } = aCounter({
    record: () => (fail ? Promise.reject(new Error('database is down')) : Promise.resolve()),
  })
  counter.count(orgId, storyId, person)
  await total()
  fail = false
  counter.count(orgId, storyId, browser)
  await total()
  expect(errors).toHaveLength(1)
  expect(writes).toEqual([1, 1])
})

test('memory of visits is bounded, the oldest being forgotten', async () => {
  const { counter, total } = aCounter({ maxVisits: 2 })
  for (const userId of ['a', 'b', 'c']) counter.count(orgId, storyId, { ...person, userId })
  counter.count(orgId, storyId, { ...person, userId: 'c' })
  expect(await total()).toBe(3)
  counter.count(orgId, storyId, { ...person, userId: 'a' })
  expect(await total()).toBe(4)
})
