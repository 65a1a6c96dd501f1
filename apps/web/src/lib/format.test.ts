import { expect, test } from 'vitest'
import { formatDuration, formatRelative, formatSeconds, plural } from './format.ts'

const now = new Date('2025-05-10T12:00:00Z')
const ago = (seconds: number) => formatRelative(new Date(now.getTime() - seconds * 1000), now)

test('recent moments are told in words, in the unit that fits', () => {
  expect(ago(10)).toBe('just now')
  expect(ago(60)).toBe('1 minute ago')
  expect(ago(50 * 60)).toBe('1 hour ago')
  expect(ago(3 * 3600)).toBe('3 hours ago')
  expect(ago(26 * 3600)).toBe('yesterday')
  expect(ago(4 * 86_400)).toBe('4 days ago')
})

test('after a week it is the date', () => {
  expect(ago(8 * 86_400)).toMatch(/2025/)
})

test('a clock that is a little ahead does not speak of the future', () => {
  expect(ago(-20)).toBe('just now')
})

test('waiting times are rounded up, so that waiting that long is enough', () => {
  expect(formatSeconds(0.2)).toBe('1 second')
  expect(formatSeconds(89.1)).toBe('90 seconds')
  expect(formatSeconds(121)).toBe('3 minutes')
})

test('durations have no more digits than they deserve', () => {
  expect(formatDuration(84.4)).toBe('84 ms')
  expect(formatDuration(1340)).toBe('1.3 s')
  expect(formatDuration(12_340)).toBe('12 s')
})

test('one is one and everything else is many', () => {
  expect(plural(1, 'page')).toBe('1 page')
  expect(plural(0, 'page')).toBe('0 pages')
  expect(plural(2, 'query', 'queries')).toBe('2 queries')
})
