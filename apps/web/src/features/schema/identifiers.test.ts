import { expect, test } from 'vitest'
import { qualifiedName, quoteIdentifier } from './identifiers.ts'

test('a name is quoted exactly where PostgreSQL would read something else without quotes', () => {
  expect(['orders', 'order_2', '_x'].map(quoteIdentifier)).toEqual(['orders', 'order_2', '_x'])
  expect(['Orders', 'order', 'unit price', '2nd', 'größe', 'a"b'].map(quoteIdentifier)).toEqual(['"Orders"', '"order"', '"unit price"', '"2nd"', '"größe"', '"a""b"'])
})

test('only tables outside the default schema carry their schema', () => {
  expect(qualifiedName({ schema: 'public', name: 'orders' })).toBe('orders')
  expect(qualifiedName({ schema: 'Sales', name: 'orders' })).toBe('"Sales".orders')
})
