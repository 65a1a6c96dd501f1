import type { NumberFormat } from '@insightengine/shared/chart'
import { expect, test } from 'vitest'
import { humanName, measureName } from './column-name.ts'
import { formatPeriod } from './format-date.ts'
import { formatNumber, formatTick } from './format-number.ts'
import { formatCategory, formatCell, formatPlainNumber } from './format-value.ts'

const format = (change: Partial<NumberFormat>): NumberFormat => ({ style: 'number', currency: 'USD', decimals: null, ...change })

const numbers: [number, Partial<NumberFormat>, string][] = [
  [1234567.891, {}, '1,234,568'],
  [12.345, {}, '12.35'],
  [0.012345, {}, '0.0123'],
  [0, {}, '0'],
  [-0, {}, '0'],
  [12.3, { decimals: 2 }, '12.30'],
  [1234567, { style: 'compact' }, '1.2M'],
  [999, { style: 'compact' }, '999'],
  [0.256, { style: 'percent' }, '25.6%'],
  [0.256, { style: 'percent', decimals: 0 }, '26%'],
  [19.9, { style: 'currency' }, '$19.90'],
  [199_999.5, { style: 'currency' }, '$200,000'],
  [1500, { style: 'currency', currency: 'JPY' }, '¥1,500'],
  [-42, { style: 'currency', currency: 'EUR' }, '-€42.00'],
  [5, { style: 'currency', currency: '???' }, '$5.00'],
]
test.each(numbers)('%d with %j reads %s', (value, change, expected) => {
  expect(formatNumber(value, format(change), 'en-US')).toBe(expected)
})

test('numbers follow the locale', () => {
  expect(formatNumber(1234.5, format({ decimals: 1 }), 'de-DE')).toBe('1.234,5')
  expect(formatNumber(1234.5, format({ style: 'currency', currency: 'EUR', decimals: 2 }), 'de-DE').replaceAll('\u00a0', ' ')).toBe('1.234,50 €')
})

test('either all ticks of an axis are shortened or none', () => {
  const ticks = (values: number[]) => values.map((value) => formatTick(value, format({ style: 'currency' }), Math.max(...values), 'en-US'))
  expect(ticks([0, 5000, 10_000])).toEqual(['$0', '$5K', '$10K'])
  expect(ticks([0, 2500, 5000])).toEqual(['$0', '$2,500', '$5,000'])
})

test('periods are named by their grain', () => {
  const ms = Date.UTC(2024, 7, 5, 14, 30)
  expect((['year', 'quarter', 'month', 'week', 'day', 'hour'] as const).map((grain) => formatPeriod(ms, grain, 'en-US'))).toEqual([
    '2024',
    'Q3 2024',
    'Aug 2024',
    'Aug 5, 2024',
    'Aug 5, 2024',
    'Aug 5, 2024, 14:30',
  ])
})

test('table cells keep every digit the database gave', () => {
  const cell = (value: string | number, type: 'decimal' | 'integer' | 'float', name = 'amount') => formatCell(value, { name, type }, null, 'en-US')
  expect(cell('1234.50', 'decimal')).toBe('1,234.50')
  expect(cell('12345678901234567890.12', 'decimal')).toBe('12,345,678,901,234,567,890.12')
  expect(cell('9007199254740993', 'integer')).toBe('9,007,199,254,740,993')
  expect(cell(0.1 + 0.2, 'float')).toBe('0.3')
  expect(cell('NaN', 'decimal')).toBe('NaN')
})

test('a number that names something is not taken apart by commas', () => {
  expect(formatCell(100234, { name: 'order_id', type: 'integer' }, null, 'en-US')).toBe('100234')
  expect(formatCell(2024, { name: 'year', type: 'integer' }, null, 'en-US')).toBe('2024')
  expect(formatPlainNumber(2024, 'en-US')).toBe('2024')
})

test('times in a table are shown as they stand in the database', () => {
  expect(formatCell('2024-03-31', { name: 'd', type: 'date' }, null, 'en-US')).toBe('Mar 31, 2024')
  expect(formatCell('2024-03-31T23:59:00', { name: 't', type: 'timestamp' }, null, 'en-US')).toBe('Mar 31, 2024, 23:59')
})

test('categories always have something to read', () => {
  expect([formatCategory(null), formatCategory(''), formatCategory(true), formatCategory(0)]).toEqual(['No value', '(blank)', 'Yes', '0'])
})

test('column names become words, and a measure names its aggregate only when that tells something', () => {
  expect([humanName('order_total'), humanName('Order Total'), humanName('_')]).toEqual(['Order total', 'Order Total', '_'])
  const sum = { column: 'price', aggregate: 'sum' } as const
  const average = { column: 'price', aggregate: 'avg' } as const
  expect([measureName(sum, [sum]), measureName(sum, [sum, average]), measureName(average, [average])]).toEqual([
    'Price',
    'Price (sum)',
    'Price (average)',
  ])
})
