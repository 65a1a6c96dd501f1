import type { ColumnType } from '../result/index.ts'
import { dayNumber, isDay, startOfDay, writeDay } from './start-of-day.ts'

/** What a value is compared with: a column of a result, or a parameter as the database typed it. */
export interface ValueTarget {
  type: ColumnType
  vendorType: string
}

/** A value in the text form of its type, to be bound. Null when it is no value of that type, or out of its range. */
export type Converted = string | null

const integerRange: Record<string, [bigint, bigint]> = {
  smallint: [-(2n ** 15n), 2n ** 15n - 1n],
  integer: [-(2n ** 31n), 2n ** 31n - 1n],
  oid: [0n, 2n ** 32n - 1n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
}
const realRange = [1.1754944e-38, 3.4028235e38] as const
const doubleRange = [Number.MIN_VALUE, Number.MAX_VALUE] as const
const lastDay = '9999-12-31'
const decimalText = /^[+-]?(\d{1,1000}(\.\d{0,1000})?|\.\d{1,1000})([eE][+-]?\d{1,3})?$/
const timestampText = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/
const zoneText = /(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)$/
const special: readonly string[] = ['NaN', 'Infinity', '-Infinity']
const unbounded: readonly string[] = ['infinity', '-infinity']

/**
 * Values arrive from addresses and menus, as text or JSON. They are checked here, by the type they meet, and never left to the database's
 * own conversions, which differ: one reads `5 OR 1=1` as 5.
 */
export function convertEqual(value: string | number | boolean, { type, vendorType }: ValueTarget): Converted {
  const text = String(value).trim()
  switch (type) {
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() : null
    case 'integer':
      return integerWithin(text, integerRange[vendorType] ?? integerRange.bigint)
    case 'float':
      return floatWithin(text, vendorType === 'real' ? realRange : doubleRange)
    case 'decimal':
      return decimalText.test(text) || special.includes(text) ? text : null
    case 'uuid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null
    case 'date':
      return isDay(text) || unbounded.includes(text) ? text : null
    case 'timestamp':
      return isTimestamp(text) || unbounded.includes(text) ? text : null
    case 'timestamptz':
      return (zoneText.test(text) && isTimestamp(text.replace(zoneText, ''))) || unbounded.includes(text) ? text : null
    default:
      // The one character that PostgreSQL's text cannot hold. White space counts here.
      return String(value).includes('\0') ? null : String(value)
  }
}

/** The first moment of a day, as a date, a time of day or an instant. */
export function convertDay(day: string, { type }: Pick<ValueTarget, 'type'>, timeZone: string): Converted {
  if (!isDay(day)) return null
  switch (type) {
    case 'date':
      return day
    case 'timestamp':
      return `${day}T00:00:00`
    case 'timestamptz':
      return new Date(startOfDay(day, timeZone)).toISOString()
    default:
      return null
  }
}

/** The days of a range as half-open bounds. The last day there is needs no upper bound. */
export function rangeBounds({ start, end }: { start: string | null; end: string | null }): { start: string | null; end: string | null } {
  if (end === lastDay) return { start, end: null }
  return { start, end: end === null || !isDay(end) ? end : writeDay(dayNumber(end) + 1) }
}

function floatWithin(text: string, [smallest, largest]: readonly [number, number]): Converted {
  if (special.includes(text)) return text
  const size = Math.abs(Number(text))
  const isZero = /^[+-]?[0.]+([eE]|$)/.test(text)
  return decimalText.test(text) && (isZero || (size >= smallest && size <= largest)) ? text : null
}

function integerWithin(text: string, range: [bigint, bigint] | undefined): Converted {
  if (!range || !/^[+-]?\d{1,25}$/.test(text)) return null
  const number = BigInt(text.replace('+', ''))
  return number >= range[0] && number <= range[1] ? number.toString() : null
}

function isTimestamp(text: string): boolean {
  const day = timestampText.exec(text)?.[1]
  return day !== undefined && isDay(day)
}
