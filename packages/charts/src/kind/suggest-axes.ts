import type { Aggregate, ChartConfig, Measure } from '@insightengine/shared/chart'
import type { ColumnMeta } from '@insightengine/shared/result'
import { isIdentifier, isNamingNumber } from '../format/column-name.ts'
import { isTimeType } from '../prepare/time-grain.ts'

const numeric = new Set(['integer', 'decimal', 'float'])
const averaged = /(^|_)(avg|average|mean|rate|ratio|share|percent|pct|price|rating|score|margin|median)(_|$)/i

export interface ColumnRoles {
  times: ColumnMeta[]
  categories: ColumnMeta[]
  measures: ColumnMeta[]
}

/** What each column is likely good for, from its type and name. */
export function columnRoles(columns: readonly ColumnMeta[]): ColumnRoles {
  const times = columns.filter(({ type }) => isTimeType(type))
  const isMeasure = ({ name, type }: ColumnMeta) => numeric.has(type) && !isNamingNumber(name)
  return {
    times,
    measures: columns.filter(isMeasure),
    // Thousands of ids make no chart: they come last.
    categories: columns.filter((column) => !isMeasure(column) && !isTimeType(column.type) && isReadable(column)).sort(byUse),
  }
}

function byUse(a: ColumnMeta, b: ColumnMeta): number {
  const isId = ({ name, type }: ColumnMeta) => Number(type === 'uuid' || isIdentifier(name))
  return isId(a) - isId(b)
}

function isReadable({ type }: ColumnMeta): boolean {
  return type !== 'json' && type !== 'binary' && type !== 'array'
}

export function measureOf({ name }: ColumnMeta): Measure {
  const aggregate: Aggregate = averaged.test(name) ? 'avg' : 'sum'
  return { column: name, aggregate }
}

/** Axes for a chart over `first`, else over what else there is; counting rows when nothing can be measured. */
export function suggestAxes(columns: readonly ColumnMeta[], first: 'time' | 'category'): Pick<ChartConfig, 'x' | 'measures' | 'series'> {
  const { times, categories, measures } = columnRoles(columns)
  const ordered = first === 'time' ? [...times, ...categories] : [...categories, ...times]
  // Every column may be a number; then the first stands for the x axis.
  const x = ordered[0] ?? columns[0]
  if (!x) return { x: null, measures: [], series: null }
  const measure = measures.find((column) => column !== x)
  const second = categories.find((column) => column !== x && !numeric.has(column.type) && column.type !== 'uuid')
  return {
    x: x.name,
    measures: [measure ? measureOf(measure) : { column: x.name, aggregate: 'count' }],
    series: isTimeType(x.type) && second ? second.name : null,
  }
}
