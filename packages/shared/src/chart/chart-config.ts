import { z } from 'zod'

/** Types the workspace offers. The person chooses the type; the product only pre-fills the axes. */
export const chartTypes = ['bar', 'line', 'area', 'pie', 'table'] as const
export const ChartType = z.enum(chartTypes)
export type ChartType = z.infer<typeof ChartType>

export const aggregates = ['none', 'sum', 'avg', 'count', 'min', 'max'] as const
export const Aggregate = z.enum(aggregates)
export type Aggregate = z.infer<typeof Aggregate>

export const NumberFormat = z.object({
  style: z.enum(['number', 'compact', 'currency', 'percent']).catch('number'),
  /** ISO 4217, used by `currency`. */
  currency: z.string().length(3).catch('USD'),
  /** Null lets the size of the number decide. */
  decimals: z.number().int().min(0).max(6).nullable().catch(null),
})
export type NumberFormat = z.infer<typeof NumberFormat>
export const defaultNumberFormat: NumberFormat = { style: 'number', currency: 'USD', decimals: null }

/** A drawn quantity: a result column and how the rows that share an x (and series) are folded into one mark. */
export const Measure = z.object({ column: z.string(), aggregate: Aggregate.catch('sum') })
export type Measure = z.infer<typeof Measure>

/** How a result becomes a chart. Column names refer to the result; a name that is absent there is an error the card shows. */
export const ChartConfig = z.object({
  type: ChartType.catch('table'),
  x: z.string().nullable().catch(null),
  measures: z.array(Measure).catch([]),
  series: z.string().nullable().catch(null),
  orientation: z.enum(['vertical', 'horizontal']).catch('vertical'),
  stacking: z.enum(['grouped', 'stacked', 'percent']).catch('grouped'),
  sort: z.enum(['none', 'x', 'value']).catch('x'),
  legend: z.boolean().catch(true),
  xTitle: z.string().catch(''),
  yTitle: z.string().catch(''),
  format: NumberFormat.catch(defaultNumberFormat),
})
export type ChartConfig = z.infer<typeof ChartConfig>

export const MetricConfig = z.object({
  measure: Measure.nullable().catch(null),
  /** A date column turns on the sparkline and the change against the period before. */
  timeColumn: z.string().nullable().catch(null),
  format: NumberFormat.catch(defaultNumberFormat),
})
export type MetricConfig = z.infer<typeof MetricConfig>

export const defaultChartConfig: ChartConfig = ChartConfig.parse({})
export const defaultMetricConfig: MetricConfig = MetricConfig.parse({})
