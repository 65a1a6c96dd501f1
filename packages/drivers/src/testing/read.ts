import { isAppError, type QueryFailure } from '@insightengine/shared/errors'
import { columnToWire, type ResultSet, type WireValue } from '@insightengine/shared/result'
import type { QueryOptions } from '../driver.ts'

/** Limits that tests do not run into by chance. */
export function limits(changes: Partial<QueryOptions> = {}): QueryOptions {
  return { maxRows: 10_000, maxBytes: 50_000_000, timeoutMs: 15_000, signal: new AbortController().signal, ...changes }
}

/** Columns as arrays of what travels to clients. */
export function wire({ columns, rowCount }: ResultSet): WireValue[][] {
  return columns.map((column) => columnToWire(column, 0, rowCount))
}

/** What a rejected call says; fails the test when it says anything but `query_failed`. */
export async function failureOf(work: Promise<unknown>): Promise<QueryFailure> {
  const error = await work.then(
    (value) => new Error(`did not fail but gave ${JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))}`),
    (reason: unknown) => reason,
  )
  if (isAppError(error) && error.code === 'query_failed' && error.details.failure) return error.details.failure
  throw error
}
