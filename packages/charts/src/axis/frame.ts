import type { NumberFormat } from '@insightengine/shared/chart'
import { formatTick } from '../format/format-number.ts'
import { textWidth } from './text-width.ts'
import { valueScale, type ValueScale } from './value-ticks.ts'

export const tickFontSize = 11
export const titleFontSize = 11

export interface Size {
  width: number
  height: number
}
export interface Margin {
  top: number
  right: number
  bottom: number
  left: number
}

/** An axis as nivo takes it, in SVG and on canvas alike. */
export interface AxisSpec {
  tickSize: number
  tickPadding: number
  tickRotation?: number
  tickValues: (string | number)[]
  format: (value: string | number) => string
  legend?: string
  legendPosition?: 'middle'
  legendOffset?: number
}

/** The picture's inner box and its value axis, for charts whose values run upwards. */
export interface Frame {
  margin: Margin
  inner: Size
  scale: ValueScale
  formatValue: (value: string | number) => string
  /** Titles are given up before the picture gets too small for its marks. */
  showXTitle: boolean
  showYTitle: boolean
}

interface FrameOptions {
  size: Size
  values: readonly number[]
  fromZero: boolean
  format: NumberFormat
  isPercent: boolean
  locale: string | undefined
  titles: { x: string; y: string }
  /** Height of the x labels, tilted ones being higher. */
  xLabelHeight: number
  /** Room at the end, for a label that stands under the very last point. */
  right?: number
}

export function verticalFrame({ size, values, fromZero, format, isPercent, locale, titles, xLabelHeight, right = 12 }: FrameOptions): Frame {
  const showXTitle = titles.x !== '' && size.height >= 200
  const showYTitle = titles.y !== '' && size.width >= 360 && size.height >= 160
  const bottom = 10 + xLabelHeight + (showXTitle ? 20 : 0)
  const top = 8
  const inner = Math.max(20, size.height - top - bottom)
  const scale = valueScale(values, Math.max(2, Math.min(6, Math.floor(inner / 42))), fromZero)
  const formatValue = tickFormat(scale, format, isPercent, locale)
  const left = widest(scale.ticks.map(formatValue)) + 10 + (showYTitle ? 18 : 0)
  return {
    margin: { top, right, bottom, left },
    inner: { width: Math.max(20, size.width - left - right), height: inner },
    scale,
    formatValue,
    showXTitle,
    showYTitle,
  }
}

export function widest(labels: readonly string[]): number {
  return labels.reduce((most, label) => Math.max(most, textWidth(label, tickFontSize)), 0)
}

/** How ticks of the value axis read; shares of a whole are percents whatever the numbers are. */
export function tickFormat(
  { min, max }: ValueScale,
  format: NumberFormat,
  isPercent: boolean,
  locale: string | undefined,
): (value: string | number) => string {
  const chosen: NumberFormat = isPercent ? { style: 'percent', currency: 'USD', decimals: null } : format
  const largest = Math.max(Math.abs(min), Math.abs(max))
  return (value) => formatTick(Number(value), chosen, largest, locale)
}
