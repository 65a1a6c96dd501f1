import { bandLabels } from '../axis/band-labels.ts'
import { tickFontSize, titleFontSize, verticalFrame, type AxisSpec, type Frame, type Margin, type Size } from '../axis/frame.ts'
import { thinEvenly, thinToFit, type Tick } from '../axis/tick.ts'
import { timeTicks } from '../axis/time-ticks.ts'
import { valueScale, type ValueScale } from '../axis/value-ticks.ts'
import { formatPlainNumber } from '../format/format-value.ts'
import { axisTitles } from '../prepare/prepare-chart.ts'
import type { PreparedChart } from '../prepare/prepared.ts'

export interface LineFrame {
  margin: Margin
  scale: ValueScale
  axisBottom: AxisSpec
  axisLeft: AxisSpec
}

/** Where axes, labels and titles of a line or area chart go. */
export function lineFrame(chart: PreparedChart, values: readonly number[], isPercent: boolean, size: Size, locale?: string): LineFrame {
  const { config, x } = chart
  const titles = axisTitles(config)
  const fromZero = config.type === 'area' || nearZero(values)
  const right = x.kind === 'time' && size.width >= 400 ? 30 : 12
  const options = { size, values, fromZero, format: config.format, isPercent, locale, titles, right }
  const guess = verticalFrame({ ...options, xLabelHeight: 15 })
  const ticks = x.kind === 'category' ? null : positionTicks(chart, guess, locale)
  const labels = ticks ? null : pointLabels(chart, guess, size.height, locale)
  const labelHeight = labels?.height ?? 15
  const frame = verticalFrame({ ...options, xLabelHeight: labelHeight })
  const byValue = new Map(ticks?.map(({ value, label }) => [value, label]))
  return {
    margin: frame.margin,
    scale: frame.scale,
    axisBottom: {
      tickSize: ticks ? 4 : 0,
      tickPadding: 6,
      tickRotation: labels?.rotation ?? 0,
      tickValues: ticks ? ticks.map(({ value }) => value) : x.points.flatMap(({ key }, index) => (labels?.labels.has(key) ? [String(index)] : [])),
      format: (value) => (ticks ? (byValue.get(value) ?? '') : (labels?.labels.get(x.points[Number(value)]?.key ?? '') ?? '')),
      ...(frame.showXTitle ? { legend: titles.x, legendPosition: 'middle' as const, legendOffset: labelHeight + 18 } : {}),
    },
    axisLeft: {
      tickSize: 0,
      tickPadding: 8,
      tickValues: frame.scale.ticks,
      format: frame.formatValue,
      ...(frame.showYTitle ? { legend: titles.y, legendPosition: 'middle' as const, legendOffset: -(frame.margin.left - titleFontSize) } : {}),
    },
  }
}

/** A line may start anywhere, but when zero is near, leaving it out would only exaggerate. */
function nearZero(values: readonly number[]): boolean {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
  return least >= 0 && least < most * 0.65
}

function positionTicks({ x }: PreparedChart, { inner: { width }, margin }: Frame, locale: string | undefined): Tick[] {
  const first = x.points[0]?.position ?? 0
  const last = x.points.at(-1)?.position ?? first
  const span = last - first || 1
  const toPixel = (value: number) => (first === last ? width / 2 : ((value - first) / span) * width)
  // The first label may reach under the value axis; the last one as far as the picture.
  const room = { from: 4 - margin.left, to: width + margin.right }
  if (x.kind === 'time') {
    const grain = x.grain ?? 'day'
    const ticks = timeTicks(first, last, { finest: grain, toPixel, fontSize: tickFontSize, room, locale })
    return ticks.length > 0 ? ticks : x.points.slice(0, 1).map(({ label }) => ({ value: first, label, pixel: toPixel(first) }))
  }
  const whole = x.points.every(({ position }) => Number.isInteger(position))
  const ticks = valueScale([first, last], Math.max(2, Math.floor(width / 70)), false)
    .ticks.filter((value) => value >= first && value <= last && (!whole || Number.isInteger(value)))
    .map((value): Tick => ({ value, label: formatPlainNumber(value, locale), pixel: toPixel(value) }))
  return ticks.length > 0 ? thinEvenly(ticks, tickFontSize, room) : thinToFit([{ value: first, label: formatPlainNumber(first, locale), pixel: 0 }], tickFontSize, room)
}

/** Points stand on the ends of the axis, bands beside each other: the labels of n points fit where n - 1 bands do. */
function pointLabels({ x }: PreparedChart, { inner, margin }: Frame, height: number, locale: string | undefined) {
  const bandsWidth = (inner.width * x.points.length) / Math.max(1, x.points.length - 1)
  return bandLabels(x, bandsWidth, margin.left, Math.max(40, height * 0.3), locale)
}
