import { createHash } from 'node:crypto'
import { columnToWire, type WireResult } from '@insightengine/shared/result'
import type { Services } from '../services.ts'
import { atAuthorPosition } from './author-position.ts'
import type { PreparedQuery } from './prepare-query.ts'
import type { CachedResult } from './result-cache.ts'

/** Enough for 10,000 wide rows; what is read beyond it is cut and said to be. */
const maxResultBytes = 16 * 1024 * 1024

export interface AnswerOptions {
  maxRows: number
  timeoutMs: number
  /** Asks the database even when a fresh result is kept. */
  refresh: boolean
}

export interface Answer extends CachedResult {
  fromCache: boolean
}

/** The result of a query: the kept one while it is fresh, else one execution for everyone who waits for the same. */
export async function answerQuery(
  { cache, flights }: Pick<Services, 'cache' | 'flights'>,
  query: PreparedQuery,
  { maxRows, timeoutMs, refresh }: AnswerOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const key = keyOf(query, maxRows)
  const kept = refresh ? null : await cache.get(key)
  if (kept) return { ...kept, fromCache: true }
  const execute = async (stop: AbortSignal): Promise<CachedResult> => {
    // The execution before this one may have ended between our first look and here.
    const justKept = refresh ? null : await cache.get(key)
    if (justKept) return justKept
    const { text, parameters, driver } = query
    const result = await driver.query(text, { parameters, maxRows, maxBytes: maxResultBytes, timeoutMs, signal: stop })
    const entry = { result, computedAt: new Date().toISOString() }
    await cache.set(key, entry)
    return entry
  }
  // Who asks for fresh data must not be given an execution that began before, and a limit belongs to the execution it was set for.
  const flight = `${key} ${refresh} ${timeoutMs}`
  return atAuthorPosition(query.toSource, async () => ({ ...(await flights.join(flight, signal, execute)), fromCache: false }))
}

/** Everything a result depends on. Hashed, because the text alone may be 100 KB. */
function keyOf({ connection, text, parameters }: PreparedQuery, maxRows: number): string {
  const { orgId, id, revision } = connection
  return createHash('sha256').update(JSON.stringify([orgId, id, revision, maxRows, text, parameters])).digest('base64')
}

export function toWireResult({ result, computedAt, fromCache }: Answer): WireResult {
  const { columns, rowCount, truncated, executionTimeMs } = result
  return {
    columns: columns.map(({ name, type, vendorType }) => ({ name, type, vendorType })),
    values: columns.map((column) => columnToWire(column, 0, rowCount)),
    rowCount,
    truncated,
    executionTimeMs,
    fromCache,
    computedAt,
  }
}
