import { seededRandom } from '@insightengine/shared/random'
import { expect, test } from 'vitest'
import { CopyText } from './copy-text.ts'
import { generateCustomers } from './customers.ts'
import { dayNumber, daysBetween, endOfLastMonth } from './day.ts'
import { shopEvents } from './demand.ts'
import { generateOrders } from './orders.ts'
import { generateProducts } from './products.ts'

/** Its first weeks; the whole of it is compared in the database, by sample-shop.db.test.ts. */
function beginningOf(seed: number): unknown[] {
  const random = seededRandom(seed)
  const events = shopEvents('2026-10-31')
  const [customers, products] = [generateCustomers(random, events, 2_000), generateProducts(random, events)]
  return [customers, products, generateOrders(random, events, customers, products).take(2_000).toArray()]
}

test('a seed gives the same shop, and another seed another one', () => {
  expect(beginningOf(1)).toEqual(beginningOf(1))
  for (const [index, part] of beginningOf(2).entries()) expect(part).not.toEqual(beginningOf(1)[index])
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
