import type { NumberFormat } from '@insightengine/shared/chart'
import type { ColumnMeta, ColumnType, WireValue } from '@insightengine/shared/result'
import { decimalsOf, readNumber } from '../prepare/read-number.ts'
import { readTime } from '../prepare/time-grain.ts'
import { formatPeriod } from './format-date.ts'
import { isNamingNumber } from './column-name.ts'
import { formatNumber, numberFormatter } from './format-number.ts'

/** What stands where a value should be. */
export const emptyText = 'No value'

export function formatCategory(value: WireValue | undefined): string {
  if (value === null || value === undefined) return emptyText
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  const text = String(value)
  return text.trim() === '' ? '(blank)' : text
}

/** A number that names something: 2024 is a year and no count, so four digits stay together. */
export function formatPlainNumber(value: number, locale?: string): string {
  return numberFormatter(locale, { useGrouping: Math.abs(value) >= 10_000, maximumFractionDigits: 6 }).format(value)
}

type CellColumn = Pick<ColumnMeta, 'name' | 'type'>

/**
 * A cell of a table, with all the digits the database gave. `format` is the author's wish for the column, when there is one.
 * Null has no text: the table draws a dash.
 */
export function formatCell(value: WireValue, { name, type }: CellColumn, format: NumberFormat | null, locale?: string): string {
  if (value === null) return ''
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'float':
      if (type === 'integer' && !format && isNamingNumber(name)) return String(value)
      return formatNumberCell(value, format, locale)
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return formatTimeCell(value, type, locale)
    case 'boolean':
      return formatCategory(value)
    default:
      return String(value)
  }
}

function formatNumberCell(value: WireValue, format: NumberFormat | null, locale: string | undefined): string {
  const number = readNumber(value)
  if (number === null) return String(value)
  if (format) return formatNumber(number, format, locale)
  const decimals = decimalsOf(value)
  if (decimals === null) return numberFormatter(locale, { maximumFractionDigits: 6 }).format(number)
  const formatter = numberFormatter(locale, { minimumFractionDigits: Math.min(decimals, 100), maximumFractionDigits: Math.min(decimals, 100) })
  // Given as text, Intl formats digits beyond 2^53 exactly.
  return formatter.format(typeof value === 'string' ? (value.trim() as `${number}`) : number)
}

function formatTimeCell(value: WireValue, type: ColumnType, locale: string | undefined): string {
  const ms = readTime(value)
  if (ms === null) return String(value)
  return formatPeriod(ms, type === 'date' ? 'day' : 'minute', locale)
}
