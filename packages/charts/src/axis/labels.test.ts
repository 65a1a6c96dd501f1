import { must } from '@insightengine/shared/errors'
import { seededRandom } from '@insightengine/shared/random'
import { expect, test } from 'vitest'
import { barFrame } from '../bar/bar-frame.ts'
import { lineFrame } from '../line/line-frame.ts'
import { prepareChart } from '../prepare/prepare-chart.ts'
import type { PreparedChart } from '../prepare/prepared.ts'
import { extentOf } from '../prepare/shares.ts'
import { aChart, measure, noLimits } from '../testing/a-chart.ts'
import { aResult } from '../testing/a-result.ts'
import { tickFontSize, type AxisSpec, type Margin, type Size } from './frame.ts'
import { textWidth } from './text-width.ts'
import { valueScale } from './value-ticks.ts'

const sizes: Size[] = [
  { width: 260, height: 180 },
  { width: 300, height: 240 },
  { width: 640, height: 320 },
  { width: 1100, height: 300 },
]

function aTimeChart(random: () => number, type: 'bar' | 'line'): PreparedChart {
  const count = Math.floor(random() * 120) + 2
  const step = must([86_400_000, 7 * 86_400_000, 30 * 86_400_000, 3_600_000, 365 * 86_400_000][Math.floor(random() * 5)], 'a step')
  const from = Date.UTC(2015, Math.floor(random() * 12), 1)
  const days = Array.from({ length: count }, (_, index) => new Date(from + index * step).toISOString().slice(0, 19))
  const result = aResult({ at: ['timestamp', ...days], n: ['integer', ...days.map(() => Math.floor(random() * 1e6))] })
  const chart = prepareChart(result, aChart({ type, x: 'at', measures: [measure('n')] }), { ...noLimits, periods: 160 }, 'en-US')
  if (chart.kind !== 'ready') throw new Error(chart.kind)
  return chart
}

function expectApart(axis: AxisSpec, pixelOf: (value: string | number) => number, size: Size, margin: Margin, message: string): void {
  let free = -margin.left
  for (const value of axis.tickValues) {
    const half = textWidth(axis.format(value), tickFontSize) / 2
    expect(pixelOf(value) - half, `${message}: ${axis.format(value)}`).toBeGreaterThanOrEqual(free)
    free = pixelOf(value) + half
  }
  expect(free, message).toBeLessThanOrEqual(size.width - margin.left)
}

test('labels under bars over time never touch, at any width', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const chart = aTimeChart(seededRandom(seed), 'bar')
    for (const size of sizes) {
      const { axisBottom, margin, bandPixels } = barFrame(chart, extentOf(chart, false), size, 'en-US')
      expect(axisBottom.tickValues.length, `seed ${seed}`).toBeGreaterThan(0)
      expectApart(axisBottom, (value) => (Number(value) + 0.5) * bandPixels, size, margin, `seed ${seed} at ${size.width}`)
    }
  }
})

test('labels under lines over time never touch, at any width', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const chart = aTimeChart(seededRandom(seed), 'line')
    const first = chart.x.points[0]?.position ?? 0
    const last = chart.x.points.at(-1)?.position ?? 1
    for (const size of sizes) {
      const { axisBottom, margin } = lineFrame(chart, extentOf(chart, false), false, size, 'en-US')
      const width = size.width - margin.left - margin.right
      expect(axisBottom.tickValues.length, `seed ${seed}`).toBeGreaterThan(0)
      expectApart(axisBottom, (value) => ((Number(value) - first) / (last - first)) * width, size, margin, `seed ${seed} at ${size.width}`)
    }
  }
})

test('names that do not fit beside each other are tilted, and left out only where even that is too dense', () => {
  const names = Array.from({ length: 14 }, (_, index) => `A rather long name ${index}`)
  const result = aResult({ name: ['text', ...names], n: ['integer', ...names.map(() => 1)] })
  const chart = prepareChart(result, aChart({ x: 'name', measures: [measure('n')] }), noLimits)
  if (chart.kind !== 'ready') throw new Error(chart.kind)
  const wide = barFrame(chart, [1], { width: 300, height: 260 }, 'en-US')
  expect(wide.axisBottom).toMatchObject({ tickRotation: -40 })
  expect(wide.axisBottom.tickValues).toHaveLength(14)
  expect(barFrame(chart, [1], { width: 160, height: 260 }, 'en-US').axisBottom.tickValues).toHaveLength(7)
})

test('a value scale holds every value between round ends, zero among them for bars', () => {
  const random = seededRandom(9)
  for (let round = 0; round < 500; round++) {
    const size = 10 ** Math.floor(random() * 12 - 4)
    const values = Array.from({ length: Math.floor(random() * 5) + 1 }, () => (random() - 0.4) * size)
    const { min, max, ticks } = valueScale(values, 5, true)
    expect(min).toBeLessThanOrEqual(Math.min(0, ...values))
    expect(max).toBeGreaterThanOrEqual(Math.max(0, ...values))
    expect(ticks).toContain(0)
    expect(ticks.length).toBeLessThanOrEqual(9)
    expect(ticks.every((tick) => String(tick).length < 14), JSON.stringify(ticks)).toBe(true)
  }
  expect(valueScale([], 5, true)).toMatchObject({ min: 0, max: 1 })
  expect(valueScale([5, 5], 5, false)).toMatchObject({ min: 0 })
})
