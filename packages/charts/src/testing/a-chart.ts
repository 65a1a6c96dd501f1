import type { Aggregate, ChartConfig } from '@insightengine/shared/chart'
import { suggestConfig } from '../kind/suggest-config.ts'
import type { ChartLimits } from '../prepare/prepared.ts'

export const noLimits: ChartLimits = { categories: Infinity, series: Infinity, periods: Infinity, points: Infinity }

export function aChart(change: Partial<ChartConfig>): ChartConfig {
  return { ...suggestConfig('bar', []), sort: 'x', ...change }
}

export function measure(column: string, aggregate: Aggregate = 'sum') {
  return { column, aggregate }
}
