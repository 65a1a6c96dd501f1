import { aggregates, type Aggregate } from '@insightengine/shared/chart'
import { must } from '@insightengine/shared/errors'
import { seededRandom } from '@insightengine/shared/random'
import type { WireResult, WireValue } from '@insightengine/shared/result'
import { expect, test } from 'vitest'
import { aChart, measure, noLimits } from '../testing/a-chart.ts'
import { aResult } from '../testing/a-result.ts'
import { prepareChart, type Preparation } from './prepare-chart.ts'
import type { PreparedChart } from './prepared.ts'

function ready(preparation: Preparation): PreparedChart {
  if (preparation.kind !== 'ready') throw new Error(`not ready: ${JSON.stringify(preparation)}`)
  return preparation
}

/** What stands in the chart at an x and a series, both by label. */
function valueAt(chart: PreparedChart, x: string, series: string): number | null | undefined {
  const index = chart.x.points.findIndex(({ label }) => label === x)
  return chart.series.find(({ label }) => label === series)?.values[index]
}

/** The same, by going through all rows, in whole cents. */
function naive(result: WireResult, x: string, series: string, how: Aggregate): number | null {
  const [xs = [], seriesValues = [], amounts = []] = result.values
  const cents: bigint[] = []
  for (let row = 0; row < result.rowCount; row++) {
    const amount = amounts[row]
    if (xs[row] === x && seriesValues[row] === series && typeof amount === 'string') cents.push(BigInt(amount.replace('.', '')))
  }
  if (how === 'count') return cents.length
  const first = cents[0]
  if (first === undefined) return null
  const total = cents.reduce((sum, cent) => sum + cent, 0n)
  switch (how) {
    case 'none':
      return Number(first) / 100
    case 'sum':
      return Number(total) / 100
    case 'avg':
      return Number((Number(total) / 100 / cents.length).toPrecision(12))
    case 'min':
      return Number(cents.reduce((a, b) => (a < b ? a : b))) / 100
    case 'max':
      return Number(cents.reduce((a, b) => (a > b ? a : b))) / 100
  }
}

test('every mark equals what going through the rows by hand gives', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    const pick = <T>(values: readonly T[]): T => must(values[Math.floor(random() * values.length)], 'a value')
    const rows = Array.from({ length: Math.floor(random() * 200) + 1 }, () => ({
      x: pick(['a', 'b', 'c', 'd']),
      series: pick(['one', 'two', 'three']),
      amount: random() < 0.15 ? null : (Math.round((random() - 0.3) * 1e9) / 100).toFixed(2),
    }))
    const result = aResult({
      x: ['text', ...rows.map((row) => row.x)],
      series: ['text', ...rows.map((row) => row.series)],
      amount: ['decimal', ...rows.map((row) => row.amount)],
    })
    for (const how of aggregates) {
      const chart = ready(prepareChart(result, aChart({ x: 'x', series: 'series', measures: [measure('amount', how)] }), noLimits))
      for (const x of new Set(rows.map((row) => row.x))) {
        for (const series of new Set(rows.map((row) => row.series))) {
          const hasRows = rows.some((row) => row.x === x && row.series === series)
          const expected = hasRows ? naive(result, x, series, how) : null
          expect(valueAt(chart, x, series), `seed ${seed}, ${how} of ${x}/${series}`).toBe(expected)
        }
      }
    }
  }
})

test('a sum of money shows no float noise', () => {
  const result = aResult({ x: ['text', 'a', 'a', 'a'], amount: ['decimal', '0.10', '0.20', '0.30'] })
  expect(valueAt(ready(prepareChart(result, aChart({ x: 'x', measures: [measure('amount')] }), noLimits)), 'a', 'Amount')).toBe(0.6)
})

test('a cell with only nulls is a gap, and counts as zero', () => {
  const result = aResult({ x: ['text', 'a', 'b'], amount: ['integer', null, 4] })
  const chart = ready(prepareChart(result, aChart({ x: 'x', measures: [measure('amount'), measure('amount', 'count')] }), noLimits))
  expect(chart.series.map(({ label, values }) => [label, values])).toEqual([
    ['Amount (sum)', [null, 4]],
    ['Amount (count)', [0, 1]],
  ])
})

test('dates run along their axis whatever order the rows have, and are named by their grain', () => {
  const result = aResult({ month: ['date', '2024-03-01', '2023-12-01', '2024-01-01'], n: ['integer', 3, 1, 2] })
  const chart = ready(prepareChart(result, aChart({ type: 'line', x: 'month', measures: [measure('n')], sort: 'value' }), noLimits, 'en-US'))
  expect(chart.x).toMatchObject({ kind: 'time', grain: 'month' })
  expect(chart.x.points.map(({ label }) => label)).toEqual(['Dec 2023', 'Jan 2024', 'Mar 2024'])
})

test('a period without rows has a place between bars; weeks may begin on any day', () => {
  const months = aResult({ month: ['date', '2023-11-01', '2024-01-01', '2024-02-01'], n: ['integer', 1, 2, 3] })
  const bars = ready(prepareChart(months, aChart({ x: 'month', measures: [measure('n')] }), { ...noLimits, periods: 100 }, 'en-US'))
  expect(bars.series[0]?.values).toEqual([1, null, 2, 3])
  const sundays = aResult({ week: ['date', '2024-01-07', '2024-01-14', '2024-01-28'], n: ['integer', 1, 2, 3] })
  const weekly = ready(prepareChart(sundays, aChart({ x: 'week', measures: [measure('n')] }), { ...noLimits, periods: 100 }, 'en-US'))
  expect(weekly.series[0]?.values).toEqual([1, 2, null, 3])
})

test('too many moments are grouped into longer periods, nothing is lost, and the chart says so', () => {
  const times = Array.from({ length: 500 }, (_, index) => new Date(Date.UTC(2024, 0, 1, index * 7)).toISOString().slice(0, 19))
  const result = aResult({ at: ['timestamp', ...times], n: ['integer', ...times.map(() => 1)] })
  const chart = ready(prepareChart(result, aChart({ x: 'at', measures: [measure('n')] }), { ...noLimits, periods: 160 }))
  expect(chart.notes).toContainEqual({ kind: 'coarser', grain: 'day' })
  expect(chart.x.points.length).toBeLessThanOrEqual(160)
  expect(chart.series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(500)
})

test('moments that are not aggregated are never put together', () => {
  const times = Array.from({ length: 50 }, (_, index) => new Date(Date.UTC(2024, 0, 1, index)).toISOString().slice(0, 19))
  const result = aResult({ at: ['timestamp', ...times], n: ['integer', ...times.map(() => 1)] })
  const chart = ready(prepareChart(result, aChart({ type: 'line', x: 'at', measures: [measure('n', 'none')] }), { ...noLimits, periods: 10 }))
  expect(chart.x.points).toHaveLength(50)
})

test('the smallest categories are folded into Other: the total stays, averages are of the rows behind them', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const result = aResult({ name: ['text', ...names, 'e'], n: ['integer', 50, 40, 3, 2, 1, 6] })
  const limits = { ...noLimits, categories: 3 }
  const sums = ready(prepareChart(result, aChart({ x: 'name', measures: [measure('n')], sort: 'value' }), limits))
  expect(sums.x.points.map(({ label }) => label)).toEqual(['a', 'b', 'Other (3)'])
  expect(sums.series[0]?.values).toEqual([50, 40, 12])
  expect(sums.notes).toEqual([{ kind: 'other_categories', folded: 3, what: 'categories' }])
  const averages = ready(prepareChart(result, aChart({ x: 'name', measures: [measure('n', 'avg')], sort: 'value' }), limits))
  expect(averages.series[0]?.values).toEqual([50, 40, 3])
})

test('what may not be added up is left out instead, and counted', () => {
  const result = aResult({ name: ['text', 'a', 'b', 'c'], n: ['integer', 5, 9, 7] })
  const chart = ready(prepareChart(result, aChart({ x: 'name', measures: [measure('n', 'none')], sort: 'value' }), { ...noLimits, categories: 2 }))
  expect(chart.x.points.map(({ label }) => label)).toEqual(['b', 'c'])
  expect(chart.notes).toEqual([{ kind: 'left_out', dropped: 1, what: 'categories' }])
})

test('series beyond the limit become one series of their own', () => {
  const result = aResult({
    x: ['text', 'p', 'p', 'p', 'q'],
    s: ['text', 'big', 'small', 'tiny', 'tiny'],
    n: ['integer', 100, 2, 1, 5],
  })
  const chart = ready(prepareChart(result, aChart({ x: 'x', series: 's', measures: [measure('n')] }), { ...noLimits, series: 2 }))
  expect(chart.series.map(({ label, role, values }) => [label, role, values])).toEqual([
    ['big', 'category', [100, null]],
    ['Other (2)', 'other', [3, 5]],
  ])
})

test('a pie folds its smallest slices although their values are not aggregated', () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`)
  const result = aResult({ name: ['text', ...names], n: ['integer', ...names.map((_, index) => 100 - index)] })
  const config = aChart({ type: 'pie', x: 'name', measures: [measure('n', 'none')], sort: 'value' })
  const chart = ready(prepareChart(result, config, { ...noLimits, categories: 8 }))
  expect(chart.series[0]?.values).toEqual([100, 99, 98, 97, 96, 95, 94, 93 + 92 + 91 + 90 + 89])
})

test('missing values are a category with a name, and come last among series', () => {
  const result = aResult({ x: ['text', null, 'a'], s: ['text', null, 'z'], n: ['integer', 1, 2] })
  const chart = ready(prepareChart(result, aChart({ x: 'x', series: 's', measures: [measure('n')], sort: 'none' }), noLimits))
  expect(chart.x.points.map(({ label }) => label)).toEqual(['No value', 'a'])
  expect(chart.series.map(({ label }) => label)).toEqual(['z', 'No value'])
})

test('rows without a date are not drawn, and the chart says how many', () => {
  const result = aResult({ day: ['date', '2024-01-01', null, null], n: ['integer', 1, 2, 3] })
  expect(ready(prepareChart(result, aChart({ x: 'day', measures: [measure('n')] }), noLimits)).notes).toEqual([{ kind: 'no_x', rows: 2 }])
})

test('several rows at one point are mentioned when none of them is chosen by an aggregate', () => {
  const result = aResult({ x: ['text', 'a', 'a', 'b'], n: ['integer', 1, 2, 3] })
  const chart = ready(prepareChart(result, aChart({ x: 'x', measures: [measure('n', 'none')] }), noLimits))
  expect(chart.series[0]?.values).toEqual([1, 3])
  expect(chart.notes).toEqual([{ kind: 'several_rows', points: 1 }])
})

test('two measures and a series give a line for each pair, named by both', () => {
  const result = aResult({ x: ['text', 'a'], s: ['text', 'north'], n: ['integer', 1], m: ['integer', 2] })
  const chart = ready(prepareChart(result, aChart({ x: 'x', series: 's', measures: [measure('n'), measure('m')] }), noLimits))
  expect(chart.series.map(({ label, values }) => [label, values])).toEqual([
    ['north · M', [2]],
    ['north · N', [1]],
  ])
})

const problems: [string, Preparation, WireResult, Parameters<typeof aChart>[0]][] = [
  ['a column that is gone', { kind: 'missing_column', column: 'country' }, aResult({ n: ['integer', 1] }), { x: 'country', measures: [measure('n')] }],
  ['a measure that is gone', { kind: 'missing_column', column: 'm' }, aResult({ n: ['integer', 1] }), { x: 'n', measures: [measure('m')] }],
  ['a series that is gone', { kind: 'missing_column', column: 's' }, aResult({ n: ['integer', 1] }), { x: 'n', series: 's', measures: [measure('n')] }],
  ['a column gone from an empty result', { kind: 'missing_column', column: 'x' }, aResult({ n: ['integer'] }), { x: 'x', measures: [measure('n')] }],
  ['no x axis', { kind: 'incomplete', missing: 'x' }, aResult({ n: ['integer', 1] }), { measures: [measure('n')] }],
  ['nothing to measure', { kind: 'incomplete', missing: 'measure' }, aResult({ n: ['integer', 1] }), { x: 'n' }],
  ['no rows', { kind: 'empty' }, aResult({ n: ['integer'] }), { x: 'n', measures: [measure('n')] }],
  ['only rows without a place', { kind: 'empty' }, aResult({ d: ['date', null], n: ['integer', 1] }), { x: 'd', measures: [measure('n')] }],
  ['text to be summed', { kind: 'not_numeric', column: 'n' }, aResult({ x: ['text', 'a'], n: ['text', 'many'] }), { x: 'x', measures: [measure('n')] }],
]
test.each(problems)('%s is a problem with a name', (_, expected, result, config) => {
  expect(prepareChart(result, aChart(config), noLimits)).toEqual(expected)
})

test('text can be counted', () => {
  const result = aResult({ x: ['text', 'a', 'a'], name: ['text', 'Ada', 'Grace'] })
  expect(ready(prepareChart(result, aChart({ x: 'x', measures: [measure('name', 'count')] }), noLimits)).series[0]?.values).toEqual([2])
})

test('preparing the same result twice gives the same chart', () => {
  const values: WireValue[] = ['b', 'a', 'c', 'a']
  const result = aResult({ x: ['text', ...values], s: ['text', 'q', 'p', 'p', 'q'], n: ['float', 0.1, 0.2, 0.3, 0.4] })
  const config = aChart({ x: 'x', series: 's', measures: [measure('n')] })
  expect(prepareChart(result, config, noLimits)).toEqual(prepareChart(structuredClone(result), config, noLimits))
})
