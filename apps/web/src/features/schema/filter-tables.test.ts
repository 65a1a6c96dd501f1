import type { SchemaTable } from '@insightengine/shared/connection'
import { expect, test } from 'vitest'
import { filterTables } from './filter-tables.ts'

const aTable = (name: string, ...columns: string[]): SchemaTable => ({
  schema: 'public',
  name,
  kind: 'table',
  estimatedRows: null,
  comment: null,
  columns: columns.map((column) => ({ name: column, type: 'text', columnType: 'text', nullable: true, isPrimaryKey: false, comment: null })),
})
const tables = [aTable('customers', 'customer_id', 'city'), aTable('orders', 'order_id', 'customer_id'), aTable('reviews', 'rating')]
const namesOf = (typed: string) => filterTables(tables, typed).map(({ table, isByColumn }) => `${table.name}${isByColumn ? ' by column' : ''}`)

test('an empty search shows every table', () => {
  expect(namesOf('  ')).toEqual(['customers', 'orders', 'reviews'])
})

test('tables found by name come before tables found by a column', () => {
  expect(namesOf('customer')).toEqual(['customers', 'orders by column'])
  expect(namesOf('RATING')).toEqual(['reviews by column'])
  expect(namesOf('nothing')).toEqual([])
})
