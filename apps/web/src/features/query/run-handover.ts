import type { QueryId } from '@insightengine/shared/ids'
import type { QueryRun } from './query-run.ts'

let kept: { queryId: QueryId; run: QueryRun } | null = null

/** Naming a query moves to its own page; the rows on screen go along. A run still under way does not: leaving the page stops it. */
export function handOverRun(queryId: QueryId, run: QueryRun): void {
  kept = run.status === 'running' ? null : { queryId, run }
}

export function handedOverRun(queryId: QueryId | null): QueryRun | null {
  return kept && kept.queryId === queryId ? kept.run : null
}

/** Once the new page has it, it belongs there alone. */
export function forgetHandover(): void {
  kept = null
}
