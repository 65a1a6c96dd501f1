import { expect, test } from 'vitest'
import { nextSort, sortRows } from './sort-rows.ts'

test('numbers in text sort as numbers, and missing values come last either way', () => {
  const values = ['9.5', null, '10.25', '-1']
  expect(sortRows(values, 'decimal', 4, 'ascending')).toEqual([3, 0, 2, 1])
  expect(sortRows(values, 'decimal', 4, 'descending')).toEqual([2, 0, 3, 1])
})

test('equal rows keep the order of the query', () => {
  expect(sortRows(['b', 'a', 'b', 'a'], 'text', 4, 'ascending')).toEqual([1, 3, 0, 2])
  expect(sortRows(['b', 'a', 'b', 'a'], 'text', 4, 'descending')).toEqual([0, 2, 1, 3])
})

test('a third press brings back the order of the query', () => {
  const first = nextSort(null, 2, 'integer')
  const second = nextSort(first, 2, 'integer')
  expect([first, second, nextSort(second, 2, 'integer')]).toEqual([
    { column: 2, direction: 'descending' },
    { column: 2, direction: 'ascending' },
    null,
  ])
  expect(nextSort(first, 1, 'text')).toEqual({ column: 1, direction: 'ascending' })
})
