import type { Aggregate, Measure } from '@insightengine/shared/chart'

/** `order_total` reads "Order total"; what already has capitals or spaces stays as its author wrote it. */
export function humanName(column: string): string {
  if (/[A-Z\s]/.test(column)) return column
  const words = column.replaceAll('_', ' ').trim()
  return words === '' ? column : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether tables name columns for readers or as the query does. */
export type ColumnNames = 'human' | 'raw'

export function shownName(column: string, names: ColumnNames): string {
  return names === 'raw' ? column : humanName(column)
}

/** A number with such a name tells things apart, or names a place in the calendar; it is no quantity. */
export function isNamingNumber(column: string): boolean {
  return isIdentifier(column) || calendar.test(column)
}

/** A column that only tells rows apart. */
export function isIdentifier(column: string): boolean {
  return identifying.test(column)
}
const identifying = /(^|_)(id|key|uuid|code|zip|postcode|phone)$/i
const calendar = /(^|_)(year|quarter|month|week|day|hour|weekday)(_of_\w+)?$/i

const aggregateWords: Record<Aggregate, string> = { none: '', sum: 'sum', avg: 'average', count: 'count', min: 'lowest', max: 'highest' }

/** The aggregate is named only when it tells something: another measure of the same column, or not the usual sum. */
export function measureName(measure: Measure, all: readonly Measure[]): string {
  const name = humanName(measure.column)
  const hasTwin = all.some((other) => other !== measure && other.column === measure.column)
  const words = aggregateWords[measure.aggregate]
  if (words === '' || (measure.aggregate === 'sum' && !hasTwin)) return name
  return `${name} (${words})`
}
