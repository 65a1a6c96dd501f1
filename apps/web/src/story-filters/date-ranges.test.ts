import { expect, test } from 'vitest'
import { quickRanges, rangeLabel, todayIn } from './date-ranges.ts'

const quick = quickRanges('2024-03-01')
const named = (key: string) => quick.find((one) => one.key === key)?.range

test('ranges are counted in days that include today, also across a leap day', () => {
  expect(named('last30')).toEqual({ type: 'date_range', start: '2024-02-01', end: '2024-03-01' })
  expect(named('last90')).toEqual({ type: 'date_range', start: '2023-12-03', end: '2024-03-01' })
  expect(named('this_year')).toEqual({ type: 'date_range', start: '2024-01-01', end: '2024-12-31' })
  expect(named('last_year')).toEqual({ type: 'date_range', start: '2023-01-01', end: '2023-12-31' })
  expect(named('all')).toEqual({ type: 'date_range', start: null, end: null })
})

test('a range is called by its name, else by its days', () => {
  expect(rangeLabel(null, quick, 'en-US')).toBe('All time')
  expect(rangeLabel({ type: 'date_range', start: '2023-01-01', end: '2023-12-31' }, quick, 'en-US')).toBe('Last year')
  expect(rangeLabel({ type: 'date_range', start: '2024-02-28', end: '2024-03-05' }, quick, 'en-US')).toBe('Feb 28, 2024 – Mar 5, 2024')
  expect(rangeLabel({ type: 'date_range', start: '2024-02-28', end: null }, quick, 'en-US')).toBe('Since Feb 28, 2024')
  expect(rangeLabel({ type: 'date_range', start: null, end: '2024-02-28' }, quick, 'en-US')).toBe('Until Feb 28, 2024')
})

test("today is the reader's day", () => {
  const lateEvening = new Date('2024-03-01T23:30:00Z')
  expect([todayIn('UTC', lateEvening), todayIn('Asia/Tokyo', lateEvening), todayIn('America/New_York', lateEvening)]).toEqual([
    '2024-03-01',
    '2024-03-02',
    '2024-03-01',
  ])
})
