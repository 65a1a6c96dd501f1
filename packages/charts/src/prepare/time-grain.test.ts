import { expect, test } from 'vitest'
import { detectGrain, floorTime, readTime, stepTime, type Grain } from './time-grain.ts'

const at = (text: string) => readTime(text) ?? Number.NaN

const grainsOf: [Grain, string[]][] = [
  ['year', ['2022-01-01', '2024-01-01']],
  ['quarter', ['2023-10-01', '2024-01-01', '2024-04-01']],
  ['month', ['2024-01-01', '2024-02-01']],
  ['week', ['2024-01-01', '2024-01-08']],
  ['day', ['2024-01-01', '2024-01-03']],
  ['day', ['2024-01-01']],
  ['hour', ['2024-01-01T10:00:00', '2024-01-01T12:00:00']],
  ['minute', ['2024-01-01T10:00:00Z', '2024-01-01T10:05:00Z']],
  ['second', ['2024-01-01T10:00:00', '2024-01-01T10:00:07.5']],
]
test.each(grainsOf)('%s is recognised in %j', (grain, texts) => {
  expect(detectGrain(texts.map(at))).toBe(grain)
})

test('stepping from the start of a period ends at the start of one, also across leap days and before 1970', () => {
  for (const grain of ['day', 'week', 'month', 'quarter', 'year'] as const) {
    for (const start of ['1968-12-30', '2024-02-29', '2023-12-31', '2000-01-01']) {
      const floor = floorTime(at(start), grain)
      expect(floor).toBeLessThanOrEqual(at(start))
      const next = stepTime(floor, grain)
      expect(next).toBeGreaterThan(at(start))
      expect(floorTime(next, grain)).toBe(next)
    }
  }
})

test('what is no time is none', () => {
  expect([readTime('soon'), readTime(null), readTime(5)]).toEqual([null, null, null])
})
