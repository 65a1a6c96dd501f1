import { z } from 'zod'
import {
  Aggregate,
  ChartConfig,
  ChartType,
  defaultNumberFormat,
  NumberFormat,
  type Measure,
  type MetricConfig,
} from '@insightengine/shared/chart'
import { AppError } from '@insightengine/shared/errors'

/** `SUM(revenue)`, `avg("Order value")`: an aggregate of one result column. */
const formulaPattern = /^\s*(sum|avg|count|min|max)\s*\(\s*(?:"([^"]+)"|([^()"]+?))\s*\)\s*$/i

/** A formula, or a column's name, which is summed: what rows that share a place on a chart need in most cases. */
const ShortMeasure = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((text) => !/^\w+\s*\(\s*\*?\s*\)$/.test(text), 'name the column to aggregate, as in COUNT(order_id)')
  .transform((text): Measure => {
    const [, name, quoted, bare] = formulaPattern.exec(text) ?? []
    if (!name) return { column: text, aggregate: 'sum' }
    return { column: quoted ?? bare ?? '', aggregate: Aggregate.parse(name.toLowerCase()) }
  })

// The stored shapes forgive everything, since they must read what older versions wrote. A client's mistake deserves an answer
// instead, so these are strict: unknown keys and values out of range are refused.
const columnName = z.string().trim().min(1).max(255)
const StrictMeasure = z.strictObject({ column: columnName, aggregate: Aggregate.default('sum') })
const AnyMeasure = z.union([ShortMeasure, StrictMeasure])
const StrictFormat = z
  .strictObject({
    style: NumberFormat.shape.style.unwrap(),
    currency: NumberFormat.shape.currency.unwrap().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
    decimals: NumberFormat.shape.decimals.unwrap(),
  })
  .partial()
  .transform((format): NumberFormat => ({ ...defaultNumberFormat, ...format }))

const ChartInput = z
  .strictObject({
    type: ChartType,
    x: columnName.nullable(),
    measures: z.array(AnyMeasure).max(20),
    series: columnName.nullable(),
    orientation: ChartConfig.shape.orientation.unwrap(),
    stacking: ChartConfig.shape.stacking.unwrap(),
    sort: ChartConfig.shape.sort.unwrap(),
    legend: z.boolean(),
    xTitle: z.string().max(255),
    yTitle: z.string().max(255),
    format: StrictFormat,
    chartType: ChartType,
    xAxis: columnName.nullable(),
    yAxis: z.union([ShortMeasure, StrictMeasure, z.array(AnyMeasure).max(20)]),
    /** A column's name colours by it. A list of colours is accepted and left to the palette that all charts of a story share. */
    colors: z.union([columnName, z.array(z.string())]),
  })
  .partial()

const MetricInput = z
  .strictObject({
    measure: AnyMeasure.nullable(),
    timeColumn: columnName.nullable(),
    format: StrictFormat,
    formula: AnyMeasure,
    yAxis: AnyMeasure,
    xAxis: columnName.nullable(),
  })
  .partial()

/** The settings that `config` names, in our own form; the short form `{chartType, xAxis, yAxis, colors}` is understood too. */
export function chartConfigOf(config: Record<string, unknown>): Partial<ChartConfig> {
  const { chartType, xAxis, yAxis, colors, ...settings } = parseConfig(ChartInput, config)
  const short = present({ type: chartType, x: xAxis, measures: yAxis && [yAxis].flat(), series: typeof colors === 'string' ? colors : undefined })
  return { ...short, ...settings }
}

/** The same for a metric: `{formula: "SUM(revenue)"}` is enough. */
export function metricConfigOf(config: Record<string, unknown>): Partial<MetricConfig> {
  const { formula, yAxis, xAxis, ...settings } = parseConfig(MetricInput, config)
  return { ...present({ measure: formula ?? yAxis, timeColumn: xAxis }), ...settings }
}

function parseConfig<Output>(schema: z.ZodType<Output>, config: Record<string, unknown>): Output {
  const parsed = schema.safeParse(config)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue) => plainIssues(issue, ['visualizationConfig']))
  throw new AppError('invalid_input', `${issues[0]?.path}: ${issues[0]?.message}`, { issues })
}

/** What is wrong with a value that may have several forms is said for the form it has, not as "invalid input". */
function plainIssues(issue: z.core.$ZodIssue, above: PropertyKey[]): { path: string; message: string }[] {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union') return [{ path: path.map(String).join('.'), message: issue.message }]
  const meant = issue.errors.find((form) => form.some((inner) => inner.code !== 'invalid_type' || inner.path.length > 0))
  return (meant ?? issue.errors[0] ?? []).flatMap((inner) => plainIssues(inner, path))
}

/** Without the settings nobody named, so that an update leaves them as they are. */
function present<Config extends object>(config: Config): Partial<Config> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as Partial<Config>
}
