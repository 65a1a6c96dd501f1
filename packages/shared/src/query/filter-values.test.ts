import { expect, test } from 'vitest'
import type { ColumnType } from '../result/index.ts'
import { convertDay, convertEqual, rangeBounds } from './filter-values.ts'
import { startOfDay } from './start-of-day.ts'

test.each<[string | number | boolean, ColumnType, string, string | null]>([
  ['5', 'integer', 'integer', '5'],
  [' +5 ', 'integer', 'integer', '5'],
  ['5 OR 1=1', 'integer', 'integer', null],
  [5.5, 'integer', 'integer', null],
  [40_000, 'integer', 'smallint', null],
  ['2147483648', 'integer', 'integer', null],
  ['9223372036854775807', 'integer', 'bigint', '9223372036854775807'],
  ['9223372036854775808', 'integer', 'bigint', null],
  ['12.50', 'decimal', 'numeric', '12.50'],
  ['1e400', 'float', 'double precision', null],
  ['1e39', 'float', 'real', null],
  ['-0.5', 'float', 'real', '-0.5'],
  ['NaN', 'float', 'real', 'NaN'],
  ["'; drop table t", 'decimal', 'numeric', null],
  [true, 'boolean', 'boolean', 'true'],
  ['TRUE', 'boolean', 'boolean', 'true'],
  ['yes', 'boolean', 'boolean', null],
  ['2024-02-29', 'date', 'date', '2024-02-29'],
  ['2023-02-29', 'date', 'date', null],
  ['2024-02-29T10:00:00.5Z', 'timestamptz', 'timestamp with time zone', '2024-02-29T10:00:00.5Z'],
  ['2024-02-29T10:00:00', 'timestamptz', 'timestamp with time zone', null],
  ['2024-02-29T10:00:00', 'timestamp', 'timestamp without time zone', '2024-02-29T10:00:00'],
  ['9a2f9b1e-8c2b-4c1e-9d55-0d8f7a1b2c3d', 'uuid', 'uuid', '9a2f9b1e-8c2b-4c1e-9d55-0d8f7a1b2c3d'],
  ['9a2f9b1e', 'uuid', 'uuid', null],
  [' x ', 'text', 'text', ' x '],
  ['a\0b', 'text', 'text', null],
  [7, 'text', 'text', '7'],
])('%j for a %s column (%s) becomes %j', (value, type, vendorType, expected) => {
  expect(convertEqual(value, { type, vendorType })).toBe(expected)
})

test('a range of days ends before the day after its last', () => {
  expect(rangeBounds({ start: '2024-02-28', end: '2024-02-28' })).toEqual({ start: '2024-02-28', end: '2024-02-29' })
  expect(rangeBounds({ start: null, end: '9999-12-31' })).toEqual({ start: null, end: null })
})

test('a day begins where the story’s time zone says, and is only a day for a date column', () => {
  expect(convertDay('2024-07-01', { type: 'timestamptz' }, 'Europe/Berlin')).toBe('2024-06-30T22:00:00.000Z')
  expect(convertDay('2024-07-01', { type: 'timestamp' }, 'Europe/Berlin')).toBe('2024-07-01T00:00:00')
  expect(convertDay('2024-07-01', { type: 'date' }, 'Europe/Berlin')).toBe('2024-07-01')
  expect(convertDay('2024-07-01', { type: 'integer' }, 'Europe/Berlin')).toBeNull()
  expect(convertDay('2024-02-30', { type: 'date' }, 'UTC')).toBeNull()
})

test.each([
  // Summer time starts at midnight: the day has no 00:00 and begins at 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  // Summer time ends at midnight, which therefore comes twice on the day before.
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
  // A day that Samoa skipped begins and ends at once.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['2024-01-01', 'Asia/Kathmandu', '2023-12-31T18:15:00.000Z'],
  ['2024-01-01', 'Pacific/Kiritimati', '2023-12-31T10:00:00.000Z'],
])('%s in %s begins at %s', (day, timeZone, instant) => {
  expect(new Date(startOfDay(day, timeZone)).toISOString()).toBe(instant)
})
