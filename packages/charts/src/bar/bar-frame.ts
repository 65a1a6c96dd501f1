import { bandLabels } from '../axis/band-labels.ts'
import { tickFontSize, tickFormat, titleFontSize, verticalFrame, widest, type AxisSpec, type Margin, type Size } from '../axis/frame.ts'
import { fitText } from '../axis/text-width.ts'
import { valueScale, type ValueScale } from '../axis/value-ticks.ts'
import { axisTitles } from '../prepare/prepare-chart.ts'
import type { PreparedChart } from '../prepare/prepared.ts'

export interface BarFrame {
  margin: Margin
  scale: ValueScale
  axisBottom: AxisSpec
  axisLeft: AxisSpec
  /** Room of one point on the category axis. */
  bandPixels: number
}

/** Where axes, labels and titles of a bar chart go. `values` are the ends of what is drawn. */
export function barFrame(chart: PreparedChart, values: readonly number[], size: Size, locale?: string): BarFrame {
  return chart.config.orientation === 'horizontal' ? horizontal(chart, values, size, locale) : vertical(chart, values, size, locale)
}

function vertical(chart: PreparedChart, values: readonly number[], size: Size, locale: string | undefined): BarFrame {
  const { config, x } = chart
  const titles = axisTitles(config)
  const options = { size, values, fromZero: true, format: config.format, isPercent: config.stacking === 'percent', locale, titles }
  // Labels need the width that the value axis leaves, and the value axis the height that labels leave: the first guess is close.
  const guess = verticalFrame({ ...options, xLabelHeight: 15 })
  const labels = bandLabels(x, guess.inner.width, guess.margin.left, Math.max(40, size.height * 0.34), locale)
  const frame = verticalFrame({ ...options, xLabelHeight: labels.height })
  const shown = x.points.flatMap(({ key }, index) => (labels.labels.has(key) ? [String(index)] : []))
  return {
    margin: frame.margin,
    scale: frame.scale,
    bandPixels: frame.inner.width / Math.max(1, x.points.length),
    axisBottom: {
      tickSize: 0,
      tickPadding: 8,
      tickRotation: labels.rotation,
      tickValues: shown,
      format: (index) => labels.labels.get(x.points[Number(index)]?.key ?? '') ?? '',
      ...(frame.showXTitle ? { legend: titles.x, legendPosition: 'middle' as const, legendOffset: labels.height + 18 } : {}),
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

function horizontal(chart: PreparedChart, values: readonly number[], size: Size, locale: string | undefined): BarFrame {
  const { config, x } = chart
  const titles = axisTitles(config)
  const showTitle = titles.y !== '' && size.height >= 200
  const top = 4
  const right = 20
  const bottom = 24 + (showTitle ? 18 : 0)
  const labelWidth = Math.min(widest(x.points.map(({ label }) => label)), Math.max(60, size.width * 0.36))
  const left = labelWidth + 12
  const innerWidth = Math.max(20, size.width - left - right)
  const bandPixels = Math.max(20, size.height - top - bottom) / Math.max(1, x.points.length)
  const every = Math.max(1, Math.ceil((tickFontSize + 3) / bandPixels))
  const guess = valueScale(values, 4, true)
  const formatValue = tickFormat(guess, config.format, config.stacking === 'percent', locale)
  const tickRoom = 16 + widest(guess.ticks.map(formatValue))
  const scale = valueScale(values, Math.max(1, Math.min(6, Math.floor(innerWidth / tickRoom))), true)
  const fitting = Math.max(1, Math.ceil((scale.ticks.length * tickRoom) / (innerWidth + tickRoom)))
  return {
    margin: { top, right, bottom, left },
    scale,
    bandPixels,
    axisBottom: {
      tickSize: 0,
      tickPadding: 8,
      tickValues: scale.ticks.filter((_, index) => index % fitting === 0),
      format: formatValue,
      ...(showTitle ? { legend: titles.y, legendPosition: 'middle' as const, legendOffset: 34 } : {}),
    },
    axisLeft: {
      tickSize: 0,
      tickPadding: 8,
      tickValues: x.points.flatMap((_, index) => (index % every === 0 ? [String(index)] : [])),
      format: (index) => fitText(x.points[Number(index)]?.label ?? '', tickFontSize, labelWidth + 1),
    },
  }
}
