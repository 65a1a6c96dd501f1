import type { ColumnType } from '@insightengine/shared/result'
import { expect, test } from 'vitest'
import { suggestConfig, suggestMetric } from './suggest-config.ts'

const columns = (types: Record<string, ColumnType>) => Object.entries(types).map(([name, type]) => ({ name, type, vendorType: type }))
const monthly = columns({ customer_id: 'integer', month: 'date', region: 'text', revenue: 'decimal', avg_rating: 'float' })

test('a line runs over time, split by the first category', () => {
  expect(suggestConfig('line', monthly)).toMatchObject({
    type: 'line',
    x: 'month',
    series: 'region',
    measures: [{ column: 'revenue', aggregate: 'sum' }],
  })
})

test('bars and pies stand on categories, largest first', () => {
  for (const type of ['bar', 'pie'] as const)
    expect(suggestConfig(type, monthly)).toMatchObject({ x: 'region', series: null, sort: 'value', measures: [{ column: 'revenue', aggregate: 'sum' }] })
})

test('bars stand on time when there is nothing else', () => {
  expect(suggestConfig('bar', columns({ day: 'date', visits: 'integer' }))).toMatchObject({ x: 'day', measures: [{ column: 'visits', aggregate: 'sum' }] })
})

test('an average is not summed, and an id is not measured', () => {
  expect(suggestConfig('bar', columns({ id: 'integer', name: 'text', avg_price: 'decimal' })).measures).toEqual([{ column: 'avg_price', aggregate: 'avg' }])
})

test('a year in numbers is a place on the axis', () => {
  expect(suggestConfig('bar', columns({ year: 'integer', orders: 'integer' }))).toMatchObject({ x: 'year', measures: [{ column: 'orders', aggregate: 'sum' }] })
})

test('without anything to measure rows are counted; without columns nothing is made up', () => {
  expect(suggestConfig('bar', columns({ name: 'text' }))).toMatchObject({ x: 'name', measures: [{ column: 'name', aggregate: 'count' }] })
  expect(suggestConfig('line', [])).toMatchObject({ x: null, measures: [] })
})

test('a metric measures the first quantity over the first date', () => {
  expect(suggestMetric(monthly)).toMatchObject({ measure: { column: 'revenue', aggregate: 'sum' }, timeColumn: 'month' })
  expect(suggestMetric(columns({ name: 'text' }))).toMatchObject({ measure: { column: 'name', aggregate: 'count' }, timeColumn: null })
})
