import { expect, test } from 'vitest'
import { defaultBudgets, Spending } from './budget.ts'
import { limits } from './limits.ts'

const budget = { bytes: { perSecond: 100, burst: 1000 }, messages: { perSecond: 2, burst: 10 } }

test('a burst passes, and what comes on top of it only as the budget refills', () => {
  const spending = new Spending(budget, 0)
  expect(spending.spend(1000, 0)).toBe(true)
  expect(spending.spend(1, 0)).toBe(false)
  expect(spending.spend(100, 1000)).toBe(true)
  expect(spending.spend(1, 1000)).toBe(false)
})

test('many small messages are too many even when they are empty', () => {
  const spending = new Spending(budget, 0)
  const passed = Array.from({ length: 20 }, () => spending.spend(0, 0)).filter(Boolean)
  expect(passed).toHaveLength(10)
  expect(spending.spend(0, 500)).toBe(true)
})

test('a long pause saves up one burst, not more', () => {
  const spending = new Spending(budget, 0)
  expect(spending.spend(1001, 3_600_000)).toBe(false)
  expect(spending.spend(1000, 3_600_000)).toBe(true)
})

test('by default somebody who types, drags and pastes never runs out', () => {
  const spending = new Spending(defaultBudgets.changes, 0)
  for (let ms = 0; ms < 60_000; ms += 10) expect(spending.spend(200, ms)).toBe(true)
  for (let paste = 0; paste < 20; paste++) expect(spending.spend(limits.updateBytes, 60_000)).toBe(true)
})
