import type { MetricConfig } from '@insightengine/shared/chart'
import type { WireResult, WireValue } from '@insightengine/shared/result'
import { measureName } from '../format/column-name.ts'
import { aggregate } from '../prepare/aggregate.ts'
import { findColumn } from '../prepare/prepare-chart.ts'
import type { ChartProblem, XPoint } from '../prepare/prepared.ts'
import { readAxis } from '../prepare/read-axis.ts'
import { isNotNumeric } from '../prepare/read-number.ts'
import { isTimeType } from '../prepare/time-grain.ts'

export interface MetricChange {
  difference: number
  /** Null when there was nothing before, so that no share of it can be named. */
  ratio: number | null
  direction: 'up' | 'down' | 'same'
  /** The period compared with. */
  against: string
}

export interface ComputedMetric {
  kind: 'ready'
  label: string
  value: number
  /** The period the value belongs to; null without a date column. */
  period: string | null
  change: MetricChange | null
  sparkline: { label: string; value: number | null }[]
}

/** Enough for a trend, and still a picture at the size of a thumb. */
const maxPeriods = 120

/** With a date column the metric is its latest period, compared with the one before; without one it is the whole result. */
export function computeMetric(result: WireResult, config: MetricConfig, locale?: string): ComputedMetric | ChartProblem {
  const { measure } = config
  if (!measure) return { kind: 'incomplete', missing: 'measure' }
  const column = findColumn(result, measure.column)
  if (!column) return { kind: 'missing_column', column: measure.column }
  if (measure.aggregate !== 'count' && column.values.some(isNotNumeric)) return { kind: 'not_numeric', column: measure.column }
  const time = config.timeColumn === null ? null : findColumn(result, config.timeColumn)
  if (config.timeColumn !== null && !time) return { kind: 'missing_column', column: config.timeColumn }
  const label = measureName(measure, [measure])
  if (result.rowCount === 0) return { kind: 'empty' }

  if (!time || !isTimeType(time.meta.type)) {
    const value = aggregate(column.values, measure.aggregate)
    return value === null ? { kind: 'empty' } : { kind: 'ready', label, value, period: null, change: null, sparkline: [] }
  }
  const { axis, keyOfRow } = readAxis(time.meta, time.values, {
    mayCoarsen: measure.aggregate !== 'none',
    maxPeriods,
    // A period without rows is a gap in the trend, and the one before it is what the latest is compared with.
    fillGaps: true,
    locale,
  })
  const cells = new Map<string, WireValue[]>()
  for (const [row, key] of keyOfRow.entries()) if (key !== null) cells.set(key, [...(cells.get(key) ?? []), column.values[row] ?? null])
  const points = axis.points.map((point) => ({ ...point, value: aggregate(cells.get(point.key) ?? [], measure.aggregate) }))
  const last = points.findLastIndex(({ value }) => value !== null)
  const latest = points[last]
  if (!latest || latest.value === null) return { kind: 'empty' }
  return {
    kind: 'ready',
    label,
    value: latest.value,
    period: latest.label,
    change: changeFrom(points[last - 1], latest.value),
    sparkline: points.slice(0, last + 1).map(({ label, value }) => ({ label, value })),
  }
}

function changeFrom(previous: (XPoint & { value: number | null }) | undefined, value: number): MetricChange | null {
  if (!previous || previous.value === null) return null
  const difference = Number((value - previous.value).toPrecision(12))
  return {
    difference,
    ratio: previous.value === 0 ? null : difference / Math.abs(previous.value),
    direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'same',
    against: previous.label,
  }
}
