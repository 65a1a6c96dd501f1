import type { BoundFilter, FilterValue } from '../filter/index.ts'
import type { ColumnMeta } from '../result/index.ts'
import { convertDay, convertEqual, rangeBounds, type Converted, type ValueTarget } from './filter-values.ts'
import type { FilterApplication } from './query.ts'
import type { SqlDialect } from './sql-dialect.ts'

/** A value that a filter has for a placeholder. */
export interface Offer {
  filter: BoundFilter
  /** Null when the value does not suit the type that the database gives the parameter. */
  convert(target: ValueTarget): Converted
}

/**
 * What filters have for placeholders: `{{column}}` for a chosen value, `{{column.start}}` and `{{column.end}}` for a range of days, the end
 * being the first day after the range (`date < {{date.end}}`). "No value" is for no placeholder: nothing equals null.
 */
export function offersOf(filters: readonly BoundFilter[], timeZone: string): Map<string, Offer> {
  const offers = new Map<string, Offer>()
  for (const filter of filters)
    for (const [name, convert] of offeredBy(filter.column, filter.value, timeZone))
      if (!offers.has(name)) offers.set(name, { filter, convert })
  return offers
}

function offeredBy(column: string, value: FilterValue, timeZone: string): [string, Offer['convert']][] {
  if (value.type === 'select') {
    const chosen = value.value
    return chosen === null ? [] : [[column, (target) => convertEqual(chosen, target)]]
  }
  const { start, end } = rangeBounds(value)
  const offers: [string, Offer['convert']][] = []
  if (start !== null) offers.push([`${column}.start`, (target) => dayFor(start, target, timeZone)])
  if (end !== null) offers.push([`${column}.end`, (target) => dayFor(end, target, timeZone)])
  return offers
}

/** A parameter that the author casts, `{{day.start}}::text`, is text to the database. */
function dayFor(day: string, target: ValueTarget, timeZone: string): Converted {
  return target.type === 'text' ? convertDay(day, { type: 'date' }, timeZone) : convertDay(day, target, timeZone)
}

/**
 * True when the parameters that were written, by their names, take everything the filter says, so that nothing of it is left to do around
 * the query. A placeholder in a block that was left out, because another value in it is absent, takes nothing.
 */
export function isCarried(filter: BoundFilter, offers: ReadonlyMap<string, Offer>, names: ReadonlySet<string>): boolean {
  const own = [...offers].filter(([, offer]) => offer.filter === filter)
  const { value } = filter
  const needed = value.type === 'select' ? 1 : Object.values(rangeBounds(value)).filter((bound) => bound !== null).length
  return own.length === needed && needed > 0 && own.every(([name]) => names.has(name))
}

export type Condition = { sql: string } | { reason: NonNullable<FilterApplication['reason']> }

export interface ConditionContext {
  columns: readonly ColumnMeta[]
  dialect: SqlDialect
  timeZone: string
  /** Takes a value to bind and gives the parameter that stands for it. */
  bind: (value: string) => string
}

/** What a filter asks of the rows of a result, on the one column that has its name. */
export function conditionFor({ column, value }: BoundFilter, context: ConditionContext): Condition {
  const [target, second] = context.columns.filter(({ name }) => name === column)
  if (!target) return { reason: 'no_such_column' }
  if (second) return { reason: 'duplicate_column' }
  const reference = context.dialect.quoteIdentifier(column)
  if (value.type === 'date_range') return rangeCondition(reference, target, value, context)
  if (value.value === null) return { sql: `${reference} is null` }
  return equalCondition(reference, target, value.value, context)
}

const convertedTypes: readonly string[] = ['boolean', 'integer', 'decimal', 'float', 'uuid', 'date', 'timestamp', 'timestamptz']

/** True when values of a column can be compared as what they are, after conversion; others are compared as text. */
export function isComparable({ type, vendorType }: ValueTarget, { textTypes }: SqlDialect): boolean {
  return convertedTypes.includes(type) || textTypes.includes(vendorType)
}

function equalCondition(reference: string, target: ColumnMeta, value: string | number | boolean, { dialect, bind }: ConditionContext): Condition {
  const converted = convertEqual(value, target)
  if (converted === null) return { reason: 'wrong_type' }
  return { sql: `${isComparable(target, dialect) ? reference : dialect.asText(reference)} = ${bind(converted)}` }
}

function rangeCondition(
  reference: string,
  target: ColumnMeta,
  value: Extract<FilterValue, { type: 'date_range' }>,
  { bind, timeZone }: ConditionContext,
): Condition {
  const bounds = rangeBounds(value)
  const start = bounds.start === null ? undefined : convertDay(bounds.start, target, timeZone)
  const end = bounds.end === null ? undefined : convertDay(bounds.end, target, timeZone)
  if (start === null || end === null) return { reason: 'wrong_type' }
  const parts = [start === undefined ? [] : `${reference} >= ${bind(start)}`, end === undefined ? [] : `${reference} < ${bind(end)}`].flat()
  return { sql: parts.length === 0 ? 'true' : parts.join(' and ') }
}
