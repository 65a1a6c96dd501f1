import type { ChartConfig, Measure } from '@insightengine/shared/chart'
import type { WireResult, WireValue } from '@insightengine/shared/result'
import { humanName, measureName } from '../format/column-name.ts'
import { formatCategory } from '../format/format-value.ts'
import { aggregate } from './aggregate.ts'
import { emptyKey, type ChartLimits, type ChartNote, type ChartProblem, type PreparedChart, type PreparedSeries } from './prepared.ts'
import { categoryKey, readAxis } from './read-axis.ts'
import { isNotNumeric } from './read-number.ts'
import { limitCategories, limitSeries, sortPoints } from './limit.ts'

export type Preparation = PreparedChart | ChartProblem

/** A value cell of the chart before folding: the rows that share an x, a series and a measure. */
export interface SeriesRows extends Omit<PreparedSeries, 'values'> {
  measure: Measure
  /** By x key. */
  cells: Map<string, WireValue[]>
}

/**
 * From a result to what is drawn: rows grouped by x and series, folded by each measure's aggregate, sorted, and cut to what the
 * chart type can show. Pure, and the same for the screen, the table beside it and the exporter.
 */
export function prepareChart(result: WireResult, config: ChartConfig, limits: ChartLimits, locale?: string): Preparation {
  const columns = findColumns(result, config)
  if ('kind' in columns) return columns
  if (result.rowCount === 0) return { kind: 'empty' }

  const reading = readAxis(columns.x.meta, columns.x.values, {
    mayCoarsen: config.measures.every((measure) => measure.aggregate !== 'none'),
    maxPeriods: limits.periods,
    fillGaps: config.type !== 'line',
    locale,
  })
  const notes: ChartNote[] = []
  if (result.truncated) notes.push({ kind: 'truncated', rows: result.rowCount })
  if (reading.coarsenedTo) notes.push({ kind: 'coarser', grain: reading.coarsenedTo })
  const withoutX = reading.keyOfRow.filter((key) => key === null).length
  if (withoutX > 0) notes.push({ kind: 'no_x', rows: withoutX })
  if (reading.axis.points.length === 0) return { kind: 'empty' }

  const grouped = limitSeries(groupRows(columns, config, reading.keyOfRow), limits.series, notes)
  const { points, series } = limitCategories(sortPoints(reading.axis, grouped, config), grouped, config, limits, notes)
  noteSeveralRows(series, notes)
  const drawn = series.map(({ cells, measure, ...head }): PreparedSeries => ({
    ...head,
    values: points.map(({ key }) => {
      const values = cells.get(key)
      return values === undefined ? null : aggregate(values, measure.aggregate)
    }),
  }))
  noteMarks(drawn, config, limits, notes)
  return {
    kind: 'ready',
    x: { ...reading.axis, points },
    series: drawn,
    seriesColumn: config.series,
    config,
    notes,
  }
}

interface ChartColumn {
  meta: WireResult['columns'][number]
  values: readonly WireValue[]
}
interface ChartColumns {
  x: ChartColumn
  measures: ChartColumn[]
  series: ChartColumn | null
}

function findColumns(result: WireResult, config: ChartConfig): ChartColumns | ChartProblem {
  if (config.x === null) return { kind: 'incomplete', missing: 'x' }
  if (config.measures.length === 0) return { kind: 'incomplete', missing: 'measure' }
  const x = findColumn(result, config.x)
  if (!x) return { kind: 'missing_column', column: config.x }
  const series = config.series === null ? null : findColumn(result, config.series)
  if (config.series !== null && !series) return { kind: 'missing_column', column: config.series }
  const measures: ChartColumn[] = []
  for (const measure of config.measures) {
    const column = findColumn(result, measure.column)
    if (!column) return { kind: 'missing_column', column: measure.column }
    if (measure.aggregate !== 'count' && column.values.some(isNotNumeric)) return { kind: 'not_numeric', column: measure.column }
    measures.push(column)
  }
  return { x, measures, series }
}

export function findColumn(result: WireResult, name: string): ChartColumn | null {
  const index = result.columns.findIndex((column) => column.name === name)
  const meta = result.columns[index]
  return meta ? { meta, values: result.values[index] ?? [] } : null
}

function groupRows({ series, measures }: ChartColumns, config: ChartConfig, keyOfRow: readonly (string | null)[]): SeriesRows[] {
  const groups = new Map<string, SeriesRows>()
  for (const [row, x] of keyOfRow.entries()) {
    if (x === null) continue
    const value = series?.values[row]
    const category = series ? categoryKey(value) : null
    for (const [index, measure] of config.measures.entries()) {
      const key = category === null ? `${index}` : measures.length > 1 ? `${category} · ${index}` : category
      let group = groups.get(key)
      if (!group) groups.set(key, (group = startGroup(key, category, formatCategory(value ?? null), measure, config)))
      const cell = group.cells.get(x)
      if (cell) cell.push(measures[index]?.values[row] ?? null)
      else group.cells.set(x, [measures[index]?.values[row] ?? null])
    }
  }
  return [...groups.values()]
}

function startGroup(key: string, category: string | null, categoryLabel: string, measure: Measure, config: ChartConfig): SeriesRows {
  const name = measureName(measure, config.measures)
  if (category === null) return { key, label: name, role: 'measure', measure, cells: new Map() }
  return {
    key,
    label: config.measures.length > 1 ? `${categoryLabel} · ${name}` : categoryLabel,
    role: category === emptyKey ? 'empty' : 'category',
    measure,
    cells: new Map(),
  }
}

function noteSeveralRows(series: readonly SeriesRows[], notes: ChartNote[]): void {
  let points = 0
  for (const { measure, cells } of series)
    if (measure.aggregate === 'none') for (const values of cells.values()) if (values.filter((value) => value !== null).length > 1) points += 1
  if (points > 0) notes.push({ kind: 'several_rows', points })
}

function noteMarks(series: readonly PreparedSeries[], config: ChartConfig, limits: ChartLimits, notes: ChartNote[]): void {
  const marks = series.reduce((count, { values }) => count + values.length, 0)
  if (marks > limits.points) notes.push({ kind: 'thinned', drawn: limits.points, of: marks })
  if (config.type !== 'pie') return
  const slices = series.flatMap(({ values }) => values).filter((value) => value !== null && value < 0).length
  if (slices > 0) notes.push({ kind: 'negative_slices', slices })
}

/** The words on an axis: what the author wrote, else the column's name. */
export function axisTitles(config: ChartConfig): { x: string; y: string } {
  const only = config.measures.length === 1 ? config.measures[0] : undefined
  return {
    x: config.xTitle || (config.x === null ? '' : humanName(config.x)),
    y: config.yTitle || (only ? measureName(only, config.measures) : ''),
  }
}
