import type { MetricConfig } from '@insightengine/shared/chart'
import { expect, test } from 'vitest'
import { aResult } from '../testing/a-result.ts'
import { computeMetric } from './compute-metric.ts'
import { sparklinePath } from './sparkline-path.ts'

const config = (change: Partial<MetricConfig>): MetricConfig => ({
  measure: { column: 'n', aggregate: 'sum' },
  timeColumn: null,
  format: { style: 'number', currency: 'USD', decimals: null },
  ...change,
})

test('without a date column the metric is the whole result', () => {
  expect(computeMetric(aResult({ n: ['decimal', '0.1', '0.2', null] }), config({}))).toMatchObject({ value: 0.3, period: null, change: null, sparkline: [] })
})

test('with a date column it is the latest period against the one before', () => {
  const result = aResult({
    month: ['date', '2024-02-01', '2024-03-01', '2024-02-01', '2024-01-01'],
    n: ['integer', 10, 24, 10, 5],
  })
  expect(computeMetric(result, config({ timeColumn: 'month' }), 'en-US')).toMatchObject({
    value: 24,
    period: 'Mar 2024',
    change: { difference: 4, ratio: 0.2, direction: 'up', against: 'Feb 2024' },
    sparkline: [{ value: 5 }, { value: 20 }, { value: 24 }],
  })
})

test('a missing period is a gap, and nothing is compared with it', () => {
  const result = aResult({ month: ['date', '2024-01-01', '2024-02-01', '2024-04-01'], n: ['integer', 1, 2, 3] })
  expect(computeMetric(result, config({ timeColumn: 'month' }))).toMatchObject({ change: null, sparkline: [{ value: 1 }, { value: 2 }, { value: null }, { value: 3 }] })
})

test('a fall is a share of what was, also when that was below zero; from zero there is no share', () => {
  const change = (before: number, after: number) => {
    const metric = computeMetric(aResult({ d: ['date', '2024-01-01', '2024-01-02'], n: ['integer', before, after] }), config({ timeColumn: 'd' }))
    return metric.kind === 'ready' && metric.change ? [metric.change.direction, metric.change.ratio] : null
  }
  expect(change(200, 150)).toEqual(['down', -0.25])
  expect(change(-100, -50)).toEqual(['up', 0.5])
  expect(change(0, 5)).toEqual(['up', null])
  expect(change(7, 7)).toEqual(['same', 0])
})

test('the newest periods without a value are passed over', () => {
  const result = aResult({ d: ['date', '2024-01-01', '2024-01-02', '2024-01-03'], n: ['integer', 1, 2, null] })
  expect(computeMetric(result, config({ timeColumn: 'd' }), 'en-US')).toMatchObject({ value: 2, period: 'Jan 2, 2024' })
})

test('many moments are grouped until they make a trend', () => {
  const times = Array.from({ length: 1000 }, (_, index) => new Date(Date.UTC(2024, 0, 1, index)).toISOString())
  const metric = computeMetric(aResult({ at: ['timestamptz', ...times], n: ['integer', ...times.map(() => 1)] }), config({ timeColumn: 'at' }))
  expect(metric).toMatchObject({ kind: 'ready', value: 16 })
  expect(metric.kind === 'ready' && metric.sparkline.length).toBe(42)
})

test('problems have names', () => {
  expect(computeMetric(aResult({ n: ['integer', 1] }), config({ measure: null }))).toEqual({ kind: 'incomplete', missing: 'measure' })
  expect(computeMetric(aResult({ m: ['integer', 1] }), config({}))).toEqual({ kind: 'missing_column', column: 'n' })
  expect(computeMetric(aResult({ n: ['integer', 1] }), config({ timeColumn: 'd' }))).toEqual({ kind: 'missing_column', column: 'd' })
  expect(computeMetric(aResult({ n: ['text', 'x'] }), config({}))).toEqual({ kind: 'not_numeric', column: 'n' })
  expect(computeMetric(aResult({ n: ['integer'] }), config({}))).toEqual({ kind: 'empty' })
  expect(computeMetric(aResult({ n: ['integer', null] }), config({}))).toEqual({ kind: 'empty' })
})

test('a sparkline breaks where there is no value and fills its ground only when whole', () => {
  expect(sparklinePath([1, 2, null, 3, 1])).toEqual({ line: 'M0.00 92.00L25.00 50.00M75.00 8.00L100.00 92.00', ground: null })
  expect(sparklinePath([1, 3])?.ground).toBe('M0.00 92.00L100.00 8.00L100 100L0 100Z')
  expect(sparklinePath([null, 4])).toBeNull()
})
