import type { FilterValue } from '@insightengine/shared/filter'
import { expect, test } from 'vitest'
import { readAddress, writeAddress } from './viewer-address.ts'

const values: (FilterValue | null)[] = [
  { type: 'select', value: 'Europe' },
  { type: 'select', value: 'a & b=c?#%' },
  { type: 'select', value: '' },
  { type: 'select', value: '5' },
  { type: 'select', value: 5 },
  { type: 'select', value: -1.5 },
  { type: 'select', value: 'true' },
  { type: 'select', value: false },
  { type: 'select', value: '"quoted"' },
  { type: 'select', value: '{"json":1}' },
  { type: 'select', value: 'null' },
  { type: 'select', value: '2024-01-01..2024-12-31' },
  { type: 'select', value: '..' },
  { type: 'select', value: 'Zürich 🌊' },
  { type: 'date_range', start: '2024-01-01', end: '2024-03-31' },
  { type: 'date_range', start: null, end: '2024-03-31' },
  { type: 'date_range', start: '2024-01-01', end: null },
  { type: 'date_range', start: null, end: null },
  null,
]
test.each(values)('%j comes back from the address as it went in', (value) => {
  const address = { page: 3, choices: { 'filter-1': value } }
  expect(readAddress(writeAddress(address, ''))).toEqual(address)
})

test('an address stays short and readable, and keeps what others put into it', () => {
  expect(writeAddress({ page: 1, choices: {} }, '?page=4&f.a=x')).toBe('')
  expect(writeAddress({ page: 2, choices: { b: { type: 'select', value: 'Europe' }, a: null } }, '?utm_source=mail&page=9')).toBe(
    '?utm_source=mail&page=2&f.a=&f.b=Europe',
  )
})

test('a page that is no page is the first', () => {
  expect(['', '?page=0', '?page=-2', '?page=1.5', '?page=x'].map((search) => readAddress(search).page)).toEqual([1, 1, 1, 1, 1])
})
