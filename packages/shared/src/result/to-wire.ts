import { isNullAt, type Column, type ColumnData } from './column.ts'
import type { WireValue } from './wire.ts'

const usPerMs = 1000
const msPerDay = 86_400_000

/** The JSON value of one cell. Rows `from` (inclusive) to `to` (exclusive) of a column become one array in `columnToWire`. */
export function columnToWire(column: Column, from: number, to: number): WireValue[] {
  const out: WireValue[] = Array.from({ length: Math.max(0, to - from) })
  const read = cellReader(column)
  for (let row = from; row < to; row++) out[row - from] = isNullAt(column.data.nulls, row) ? null : read(row)
  return out
}

/** Reads non-null cells of `column` by row. */
export function cellReader(column: Column): (row: number) => WireValue {
  const { data } = column
  switch (data.kind) {
    case 'bool':
      return (row) => data.values[row] === 1
    case 'int32':
    case 'float64':
      return numberReader(data)
    case 'int64':
      return (row) => bigToWire(data.values[row] ?? 0n)
    case 'decimal':
      return (row) => decimalToText(data.values[row] ?? 0n, data.scale)
    case 'date':
      return (row) => dayToText(data.values[row] ?? 0)
    case 'timestamp': {
      const suffix = column.type === 'timestamptz' ? 'Z' : ''
      return (row) => timestampToText(data.values[row] ?? 0) + suffix
    }
    case 'text':
      return (row) => data.dictionary[data.codes[row] ?? 0] ?? ''
  }
}

// NaN and the infinities have no JSON; they travel as their names.
function numberReader(data: Extract<ColumnData, { kind: 'int32' | 'float64' }>): (row: number) => WireValue {
  return (row) => {
    const value = data.values[row] ?? 0
    return Number.isFinite(value) ? value : String(value)
  }
}

function bigToWire(value: bigint): WireValue {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
}

/** 12345n at scale 2 is "123.45". */
export function decimalToText(value: bigint, scale: number): string {
  if (scale === 0) return value.toString()
  const negative = value < 0n
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0')
  return `${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Days since the epoch as `YYYY-MM-DD`; years 1 to 9999. */
export function dayToText(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}

/** Microseconds since the epoch as `YYYY-MM-DDTHH:MM:SS[.ffffff]`, without a zone; years 1 to 9999. */
export function timestampToText(us: number): string {
  const ms = Math.floor(us / usPerMs)
  const base = new Date(ms).toISOString().slice(0, 19)
  const fraction = us - Math.floor(us / 1_000_000) * 1_000_000
  return fraction === 0 ? base : `${base}.${String(fraction).padStart(6, '0')}`
}
