import { z } from 'zod'
import { ColumnMeta } from './column.ts'

/** A cell in JSON. Decimals and integers beyond 2^53 travel as strings, dates as `YYYY-MM-DD`, timestamps as ISO 8601. */
export const WireValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type WireValue = z.infer<typeof WireValue>

/** A result in JSON, column by column: `values[c][r]`. */
export const WireResult = z.object({
  columns: z.array(ColumnMeta),
  values: z.array(z.array(WireValue)),
  rowCount: z.number().int(),
  truncated: z.enum(['rows', 'bytes']).nullable(),
  executionTimeMs: z.number(),
  fromCache: z.boolean(),
  /** When the database answered; older than now when the result came from the cache. */
  computedAt: z.iso.datetime(),
})
export type WireResult = z.infer<typeof WireResult>
