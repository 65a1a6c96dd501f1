import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { CopyText } from './copy-text.ts'
import { dayNumber, daysBetween, endOfLastMonth } from './day.ts'
import { generateShop } from './generate-shop.ts'

function fingerprint(seed: number): string {
  const hash = createHash('sha256')
  for (const rows of Object.values(generateShop({ seed, lastDay: '2026-10-31' }))) for (const chunk of rows.finish()) hash.update(chunk)
  return hash.digest('hex')
}

test('a seed gives the same shop, and another seed another one', () => {
  const first = fingerprint(1)
  expect(fingerprint(1)).toBe(first)
  expect(fingerprint(2)).not.toBe(first)
})

test('text that would break a row of COPY is escaped', () => {
  const rows = new CopyText()
  rows.add([1, 'a\tb\\c\nd', null, true])
  expect(Buffer.concat(rows.finish()).toString()).toBe('1\ta\\tb\\\\c\\nd\t\\N\ttrue\n')
})

test('the shop ends with the last full month, also in January', () => {
  expect(endOfLastMonth(new Date('2026-11-22T12:00:00Z'))).toBe('2026-10-31')
  expect(endOfLastMonth(new Date('2026-01-01T00:00:00Z'))).toBe('2025-12-31')
})

test('days are counted across leap years', () => {
  expect([...daysBetween('2024-02-28', '2024-03-01')]).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
  expect(dayNumber('1970-01-02')).toBe(1)
})
