import { z } from 'zod'

/** What a column means, whatever the database calls it. */
export const columnTypes = [
  'boolean',
  'integer',
  'decimal',
  'float',
  'text',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'interval',
  'uuid',
  'json',
  'array',
  'binary',
  'unknown',
] as const
export type ColumnType = (typeof columnTypes)[number]

export const ColumnMeta = z.object({
  name: z.string(),
  type: z.enum(columnTypes),
  /** The database's own name for the type. */
  vendorType: z.string(),
})
export type ColumnMeta = z.infer<typeof ColumnMeta>

/** One bit per row, least significant first, 1 = null. Null when the column has no nulls. */
export type NullBitmap = Uint8Array | null

/**
 * A column as a driver delivers it: flat arrays, so that a million rows are a handful of objects.
 * - `int64` holds integers that do not fit 32 bits; values beyond 2^53 stay exact.
 * - `decimal` is exact: value = values[i] / 10^scale. A decimal that does not fit 64 bits makes its column `text`.
 * - `date` is days since 1970-01-01; `timestamp` is microseconds since 1970-01-01T00:00 (UTC for timestamptz).
 * - `text` is dictionary-coded: the cell's value is dictionary[codes[i]]. Types without their own kind (uuid, json, interval…) are text.
 */
export type ColumnData =
  | { kind: 'bool'; values: Uint8Array; nulls: NullBitmap }
  | { kind: 'int32'; values: Int32Array; nulls: NullBitmap }
  | { kind: 'int64'; values: BigInt64Array; nulls: NullBitmap }
  | { kind: 'float64'; values: Float64Array; nulls: NullBitmap }
  | { kind: 'decimal'; values: BigInt64Array; scale: number; nulls: NullBitmap }
  | { kind: 'date'; values: Int32Array; nulls: NullBitmap }
  | { kind: 'timestamp'; values: Float64Array; nulls: NullBitmap }
  | { kind: 'text'; codes: Uint32Array; dictionary: string[]; nulls: NullBitmap }

export type Column = ColumnMeta & { data: ColumnData }

/** What a query gave. `columns` may be empty only for a statement that returns none. */
export interface ResultSet {
  columns: Column[]
  rowCount: number
  /** Null, or which cap stopped the reading. More rows exist on the server. */
  truncated: 'rows' | 'bytes' | null
  executionTimeMs: number
}

export function isNullAt(nulls: NullBitmap, row: number): boolean {
  return nulls !== null && ((nulls[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
}
