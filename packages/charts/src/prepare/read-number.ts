import type { WireValue } from '@insightengine/shared/result'

/**
 * The number in a cell, or null. Decimals and large integers travel as text; "NaN" and the infinities have no place on an axis.
 */
export function readNumber(value: WireValue | undefined): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** True for text that only looks like a value of a numeric column, such as a name in a column somebody wants summed. */
export function isNotNumeric(value: WireValue | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '' && readNumber(value) === null && !notFinite.has(value)
}
const notFinite = new Set(['NaN', 'Infinity', '-Infinity'])

/** Digits after the point, or null when the value is a float whose last digits mean nothing. */
export function decimalsOf(value: WireValue): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? 0 : null
  if (typeof value !== 'string') return 0
  if (/e/i.test(value)) return null
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}
