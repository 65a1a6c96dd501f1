import type { ColumnType, WireValue } from '@insightengine/shared/result'
import { compareText } from '../prepare/limit.ts'
import { readNumber } from '../prepare/read-number.ts'

export interface TableSort {
  column: number
  direction: 'ascending' | 'descending'
}

/** Row numbers in the order to show them. Equal rows keep the query's order, and nulls come last either way. */
export function sortRows(values: readonly WireValue[], type: ColumnType, rowCount: number, direction: TableSort['direction']): number[] {
  const order = Array.from({ length: rowCount }, (_, row) => row)
  const sign = direction === 'ascending' ? 1 : -1
  const compare = numeric.has(type) ? compareNumbers : compareTexts
  return order.sort((a, b) => {
    const one = values[a] ?? null
    const two = values[b] ?? null
    if (one === null || two === null) return Number(one === null) - Number(two === null) || a - b
    return sign * compare(one, two) || a - b
  })
}
const numeric = new Set<ColumnType>(['integer', 'decimal', 'float', 'boolean'])

function compareNumbers(a: WireValue, b: WireValue): number {
  return (readNumber(a) ?? 0) - (readNumber(b) ?? 0)
}

function compareTexts(a: WireValue, b: WireValue): number {
  return compareText(String(a), String(b))
}

/** A click goes through: as the column reads best, the other way, as the query had it. */
export function nextSort(sort: TableSort | null, column: number, type: ColumnType): TableSort | null {
  const first = numeric.has(type) ? 'descending' : 'ascending'
  if (sort?.column !== column) return { column, direction: first }
  return sort.direction === first ? { column, direction: first === 'ascending' ? 'descending' : 'ascending' } : null
}
