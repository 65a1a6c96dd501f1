import type { ChartConfig } from '@insightengine/shared/chart'
import { aggregate } from './aggregate.ts'
import { otherKey, type ChartLimits, type ChartNote, type XAxis, type XPoint } from './prepared.ts'
import type { SeriesRows } from './prepare-chart.ts'

/** Keeps the largest series and folds the rest into "Other", or leaves them out where values may not be added up. */
export function limitSeries(series: readonly SeriesRows[], most: number, notes: ChartNote[]): SeriesRows[] {
  const sorted = [...series].sort(bySeriesOrder)
  if (series.length <= most) return sorted
  const bySize = [...sorted].sort((a, b) => sizeOfSeries(b) - sizeOfSeries(a))
  const first = sorted[0]
  // Only categories of one measure add up to an "Other"; several measures are different things.
  const canFold = first !== undefined && sorted.every(({ measure }) => measure === first.measure && measure.aggregate !== 'none')
  const kept = new Set(bySize.slice(0, canFold ? most - 1 : most))
  const rest = sorted.filter((one) => !kept.has(one))
  const shown = sorted.filter((one) => kept.has(one))
  if (!canFold) {
    notes.push({ kind: 'left_out', dropped: rest.length, what: 'series' })
    return shown
  }
  notes.push({ kind: 'other_categories', folded: rest.length, what: 'series' })
  const cells: SeriesRows['cells'] = new Map()
  for (const one of rest) for (const [key, values] of one.cells) cells.set(key, [...(cells.get(key) ?? []), ...values])
  return [...shown, { key: otherKey, label: `Other (${rest.length})`, role: 'other', measure: first.measure, cells }]
}

function bySeriesOrder(a: SeriesRows, b: SeriesRows): number {
  if (a.role !== b.role) return a.role === 'empty' ? 1 : b.role === 'empty' ? -1 : 0
  return a.role === 'measure' ? 0 : compareText(a.label, b.label)
}

function sizeOfSeries({ cells, measure }: SeriesRows): number {
  let size = 0
  for (const values of cells.values()) size += Math.abs(aggregate(values, measure.aggregate) ?? 0)
  return size
}

/** Points in the order they are drawn. Time and numbers always run along their axis. */
export function sortPoints(axis: XAxis, series: readonly SeriesRows[], config: ChartConfig): XPoint[] {
  if (axis.kind !== 'category' && (config.sort !== 'value' || config.type === 'line' || config.type === 'area')) return axis.points
  if (config.sort === 'none') return axis.points
  if (config.sort === 'x') return [...axis.points].sort((a, b) => compareText(a.label, b.label))
  const sizes = new Map(axis.points.map(({ key }) => [key, sizeOfPoint(key, series)]))
  return [...axis.points].sort((a, b) => (sizes.get(b.key) ?? 0) - (sizes.get(a.key) ?? 0))
}

function sizeOfPoint(key: string, series: readonly SeriesRows[]): number {
  let size = 0
  for (const { cells, measure } of series) size += aggregate(cells.get(key) ?? [], measure.aggregate) ?? 0
  return size
}

export function limitCategories(
  points: readonly XPoint[],
  series: readonly SeriesRows[],
  config: ChartConfig,
  limits: ChartLimits,
  notes: ChartNote[],
): { points: XPoint[]; series: readonly SeriesRows[] } {
  const isCategory = points.every(({ position }) => position === null)
  if (!isCategory || points.length <= limits.categories) return { points: [...points], series }
  // The slices of a pie are parts of one whole, so they add up whatever the query did with them.
  const canFold = series.every(({ measure }) => measure.aggregate !== 'none') || config.type === 'pie'
  const bySize = [...points].sort((a, b) => sizeOfPoint(b.key, series) - sizeOfPoint(a.key, series))
  const kept = new Set(bySize.slice(0, canFold ? limits.categories - 1 : limits.categories))
  const rest = points.filter((point) => !kept.has(point))
  const shown = points.filter((point) => kept.has(point))
  if (!canFold) {
    notes.push({ kind: 'left_out', dropped: rest.length, what: 'categories' })
    return { points: shown, series }
  }
  notes.push({ kind: 'other_categories', folded: rest.length, what: 'categories' })
  return {
    points: [...shown, { key: otherKey, label: `Other (${rest.length})`, position: null }],
    series: series.map((one) => foldCells(one, rest)),
  }
}

function foldCells(one: SeriesRows, rest: readonly XPoint[]): SeriesRows {
  const values = rest.flatMap(({ key }) => one.cells.get(key) ?? [])
  const measure = one.measure.aggregate === 'none' ? { ...one.measure, aggregate: 'sum' as const } : one.measure
  // Single slices keep their own value under `sum` too: there is one row behind each.
  return { ...one, measure, cells: new Map([...one.cells, [otherKey, values]]) }
}

/** The same order in every browser and on the server; digits inside names count as numbers. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b)
}
const collator = new Intl.Collator('en', { numeric: true })
