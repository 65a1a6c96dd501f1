import type { ChartConfig, ChartType, MetricConfig } from '@insightengine/shared/chart'
import type { ColumnMeta } from '@insightengine/shared/result'
import { chartKinds } from './chart-kinds.ts'
import { columnRoles, measureOf } from './suggest-axes.ts'

/** Fills in the axes for a type the person has chosen. */
export function suggestConfig(type: ChartType, columns: readonly ColumnMeta[]): ChartConfig {
  return {
    type,
    x: null,
    measures: [],
    series: null,
    orientation: 'vertical',
    stacking: 'grouped',
    sort: 'x',
    legend: true,
    xTitle: '',
    yTitle: '',
    format: { style: 'number', currency: 'USD', decimals: null },
    ...chartKinds[type].suggest(columns),
  }
}

export function suggestMetric(columns: readonly ColumnMeta[]): MetricConfig {
  const { measures, times } = columnRoles(columns)
  const measure = measures[0]
  const counted = columns[0]
  return {
    measure: measure ? measureOf(measure) : counted ? { column: counted.name, aggregate: 'count' } : null,
    timeColumn: times[0]?.name ?? null,
    format: { style: 'number', currency: 'USD', decimals: null },
  }
}
