import { expect, test } from 'vitest'
import { aChart, measure, noLimits } from '../testing/a-chart.ts'
import { aResult } from '../testing/a-result.ts'
import { prepareChart } from './prepare-chart.ts'
import { extentOf, toShares } from './shares.ts'

test('stacked to 100 %, every point adds up to one; a point without values stays empty', () => {
  const result = aResult({ x: ['text', 'a', 'a', 'b', 'c'], s: ['text', 'p', 'q', 'p', 'q'], n: ['integer', 1, 3, 5, 0] })
  const chart = prepareChart(result, aChart({ x: 'x', series: 's', measures: [measure('n')] }), noLimits)
  if (chart.kind !== 'ready') throw new Error(chart.kind)
  expect(toShares(chart).series.map(({ values }) => values)).toEqual([
    [0.25, 1, null],
    [0.75, null, null],
  ])
})

test('a stack reaches up by what is above zero and down by what is below', () => {
  const result = aResult({ x: ['text', 'a', 'a', 'a'], s: ['text', 'p', 'q', 'r'], n: ['integer', 4, -3, 2] })
  const chart = prepareChart(result, aChart({ x: 'x', series: 's', measures: [measure('n')] }), noLimits)
  if (chart.kind !== 'ready') throw new Error(chart.kind)
  expect(extentOf(chart, true)).toEqual([6, -3])
  expect(extentOf(chart, false).toSorted((a, b) => a - b)).toEqual([-3, 2, 4])
})
