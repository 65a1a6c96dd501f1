import type { ChartConfig } from '@insightengine/shared/chart'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createCategoryColors } from '../color/category-colors.ts'
import { lightChartTheme } from '../color/chart-theme.ts'
import { colorMarks } from '../color/color-marks.ts'
import { chartKinds } from '../kind/chart-kinds.ts'
import { prepareChart } from '../prepare/prepare-chart.ts'
import { aChart, measure } from '../testing/a-chart.ts'
import { aResult } from '../testing/a-result.ts'

const result = aResult({
  month: ['date', '2024-01-01', '2024-02-01', '2024-01-01', '2024-03-01'],
  region: ['text', 'Europe', 'Europe', 'Asia <b>', null],
  revenue: ['decimal', '120.50', '80.25', '99.99', '-10.00'],
})

/** The chart as an SVG, without a browser: what an export draws. */
async function draw(config: ChartConfig): Promise<string> {
  const kind = chartKinds[config.type]
  if (kind.draws !== 'marks') throw new Error(`${config.type} has no marks`)
  const chart = prepareChart(result, kind.adapt ? kind.adapt(config) : config, kind.limits, 'en-US')
  if (chart.kind !== 'ready') throw new Error(chart.kind)
  const { default: Drawing } = await kind.load()
  const colors = colorMarks(chart, kind.coloredBy, createCategoryColors(), lightChartTheme)
  const size = { width: 480, height: 320 }
  return renderToStaticMarkup(
    createElement(Drawing, { chart, colors, theme: lightChartTheme, size, animate: false, isInteractive: false, locale: 'en-US' }),
  )
}

const configs: [string, ChartConfig][] = [
  ['grouped bars', aChart({ type: 'bar', x: 'month', series: 'region', measures: [measure('revenue')] })],
  ['stacked bars', aChart({ type: 'bar', x: 'region', measures: [measure('revenue')], stacking: 'percent', orientation: 'horizontal' })],
  ['lines', aChart({ type: 'line', x: 'month', series: 'region', measures: [measure('revenue')] })],
  ['stacked areas', aChart({ type: 'area', x: 'month', series: 'region', measures: [measure('revenue')], stacking: 'stacked' })],
  ['slices of a pie', aChart({ type: 'pie', x: 'region', measures: [measure('revenue')] })],
]

test.each(configs)('%s are drawn the same every time, with colours and fonts written out', async (_, config) => {
  const svg = await draw(config)
  expect(svg).toContain('<svg')
  expect(svg).not.toContain('var(--')
  expect(svg).not.toContain('NaN')
  // The first colour of the palette, as nivo writes it.
  expect(svg).toMatch(/#2563eb|rgba\(37, 99, 235, 1\)/)
  expect(await draw(config)).toBe(svg)
})

test('axes carry their titles, numbers their format, and names are text', async () => {
  const svg = await draw(
    aChart({ type: 'bar', x: 'region', measures: [measure('revenue')], format: { style: 'currency', currency: 'USD', decimals: null }, xTitle: 'Where' }),
  )
  expect(svg).toContain('>Where<')
  expect(svg).toContain('>Revenue<')
  expect(svg).toContain('>$200<')
  expect(svg).toContain('>Asia &lt;b&gt;<')
})
