import type { ChartConfig } from '@insightengine/shared/chart'
import type { Grain } from './time-grain.ts'

/** Why a chart cannot be drawn. The card says it in words; it is never an exception. */
export type ChartProblem =
  | { kind: 'empty' }
  | { kind: 'incomplete'; missing: 'x' | 'measure' }
  | { kind: 'missing_column'; column: string }
  | { kind: 'not_numeric'; column: string }

/** What was done to the data so that it can be drawn. Shown under the chart: nothing is left out in silence. */
export type ChartNote =
  | { kind: 'other_categories'; folded: number; what: 'categories' | 'series' }
  | { kind: 'left_out'; dropped: number; what: 'categories' | 'series' }
  | { kind: 'no_x'; rows: number }
  | { kind: 'several_rows'; points: number }
  | { kind: 'coarser'; grain: Grain }
  | { kind: 'thinned'; drawn: number; of: number }
  | { kind: 'negative_slices'; slices: number }
  | { kind: 'truncated'; rows: number }

/** A place on the x axis. `position` is milliseconds on a time axis, the number itself on a number axis, else null. */
export interface XPoint {
  key: string
  label: string
  position: number | null
}

export interface XAxis {
  column: string
  kind: 'category' | 'number' | 'time'
  grain: Grain | null
  points: XPoint[]
}

/** One colour in the chart. `values[i]` belongs to `x.points[i]`; null is a gap. */
export interface PreparedSeries {
  key: string
  label: string
  /** Where the colour comes from: a category of a column, a measure, or what is neither. */
  role: 'category' | 'measure' | 'other' | 'empty'
  values: (number | null)[]
}

export interface PreparedChart {
  kind: 'ready'
  x: XAxis
  series: PreparedSeries[]
  /** The column whose values are the series; null when the series are the measures. */
  seriesColumn: string | null
  config: ChartConfig
  notes: ChartNote[]
}

/** How much of something a chart type can show and still be read. */
export interface ChartLimits {
  categories: number
  series: number
  /** Periods on a time axis before the next coarser grain is taken. */
  periods: number
  /** Points of all lines together; more are finer than any screen. */
  points: number
}

export const otherKey = '\u0000other'
export const emptyKey = '\u0000empty'
