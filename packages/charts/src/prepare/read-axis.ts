import type { ColumnMeta, WireValue } from '@insightengine/shared/result'
import { formatPeriod } from '../format/format-date.ts'
import { formatCategory, formatPlainNumber } from '../format/format-value.ts'
import { emptyKey, type XAxis, type XPoint } from './prepared.ts'
import { readNumber } from './read-number.ts'
import { coarser, detectGrain, floorTime, isTimeType, readTime, stepTime, type Grain } from './time-grain.ts'

/** An axis, and for each row the key of the point it belongs to; null for a row that has no place on it. */
export interface AxisReading {
  axis: XAxis
  keyOfRow: (string | null)[]
  coarsenedTo: Grain | null
}

interface AxisOptions {
  /** Whether rows may be put together into longer periods: only when they are aggregated anyway. */
  mayCoarsen: boolean
  maxPeriods: number
  /** A line connects what it has; bars and stacks need a place for the periods that have no row. */
  fillGaps: boolean
  locale: string | undefined
}

export function readAxis(column: ColumnMeta, values: readonly WireValue[], options: AxisOptions): AxisReading {
  if (isTimeType(column.type)) return readTimeAxis(column, values, options)
  if (numericTypes.has(column.type)) return readNumberAxis(column, values, options.locale)
  return readCategoryAxis(column, values)
}
const numericTypes = new Set(['integer', 'decimal', 'float'])

function readTimeAxis(column: ColumnMeta, values: readonly WireValue[], options: AxisOptions): AxisReading {
  const times = values.map(readTime)
  let starts = distinctSorted(times)
  let grain = detectGrain(starts)
  const found = grain
  while (options.mayCoarsen && starts.length > options.maxPeriods) {
    const next = coarser(grain)
    if (!next) break
    grain = next
    starts = distinctSorted(starts.map((ms) => floorTime(ms, next)))
  }
  const coarsened = grain !== found
  const all = options.fillGaps ? fillGaps(starts, grain, options.maxPeriods) : starts
  return {
    axis: {
      column: column.name,
      kind: 'time',
      grain,
      points: all.map((ms) => ({ key: String(ms), label: formatPeriod(ms, grain, options.locale), position: ms })),
    },
    keyOfRow: times.map((ms) => (ms === null ? null : String(coarsened ? floorTime(ms, grain) : ms))),
    coarsenedTo: coarsened ? grain : null,
  }
}

/** Puts in the periods nobody has a row for. The step is the largest that meets every start, so that weeks may begin on any day. */
function fillGaps(starts: readonly number[], grain: Grain, most: number): number[] {
  const first = starts[0]
  const last = starts.at(-1)
  if (first === undefined || last === undefined || grain === 'second' || grain === 'minute') return [...starts]
  const present = new Set(starts)
  const places: number[] = []
  let step = 0
  for (let ms = first, index = 0; ms <= last; ms = stepTime(first, grain, index)) {
    if (present.has(ms)) {
      step = greatestCommonDivisor(step, index)
      places.push(index)
    }
    index += 1
    if (index > most * 31) return [...starts]
  }
  if (places.length !== starts.length || step === 0) return [...starts]
  const count = (places.at(-1) ?? 0) / step + 1
  return count > most ? [...starts] : Array.from({ length: count }, (_, index) => stepTime(first, grain, index * step))
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

function readNumberAxis(column: ColumnMeta, values: readonly WireValue[], locale: string | undefined): AxisReading {
  const numbers = values.map(readNumber)
  return {
    axis: {
      column: column.name,
      kind: 'number',
      grain: null,
      points: distinctSorted(numbers).map((number) => ({ key: String(number), label: formatPlainNumber(number, locale), position: number })),
    },
    keyOfRow: numbers.map((number) => (number === null ? null : String(number))),
    coarsenedTo: null,
  }
}

function readCategoryAxis(column: ColumnMeta, values: readonly WireValue[]): AxisReading {
  const points = new Map<string, XPoint>()
  const keyOfRow = values.map((value) => {
    const key = categoryKey(value)
    if (!points.has(key)) points.set(key, { key, label: formatCategory(value), position: null })
    return key
  })
  return { axis: { column: column.name, kind: 'category', grain: null, points: [...points.values()] }, keyOfRow, coarsenedTo: null }
}

export function categoryKey(value: WireValue | undefined): string {
  return value === null || value === undefined ? emptyKey : String(value)
}

function distinctSorted(numbers: readonly (number | null)[]): number[] {
  return [...new Set(numbers.filter((number) => number !== null))].sort((a, b) => a - b)
}
