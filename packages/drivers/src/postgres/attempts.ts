import type pg from 'pg'
import type { AppError } from '@insightengine/shared/errors'
import type { QueryOptions } from '../driver.ts'
import { queryFailed } from '../query-failed.ts'
import { ColumnarQuery, type ColumnarResult } from './columnar-query.ts'
import { DescribeQuery, type Description } from './describe-query.ts'
import type { ExtendedQuery } from './extended-query.ts'
import { timedOut, type Attempt } from './on-session.ts'
import { plainQuery } from './plain-query.ts'
import { toQueryFailed } from './postgres-failures.ts'

export function runAttempt(statement: string, options: QueryOptions): Attempt<ColumnarResult> {
  const query = new ColumnarQuery(statement, options)
  return {
    start: (client) => submit(client, query),
    stop: () => query.detach(),
    leavesRunning: (result) => result.truncated !== null,
    mayRepeat: () => !query.hasBegun,
    explain: (error) => explainStop(error, options.timeoutMs, query.elapsedMs) ?? toQueryFailed(error, statement),
  }
}

export function describeAttempt(statement: string): Attempt<Description> {
  const query = new DescribeQuery(statement)
  return {
    start: (client) => submit(client, query),
    stop: () => query.detach(),
    leavesRunning: () => false,
    mayRepeat: () => true,
    explain: (error) => toQueryFailed(error, statement),
  }
}

/** Rows of one of our own statements. Never for text that a person wrote. */
export function readAttempt(text: string, values: unknown[]): Attempt<unknown[][]> {
  return {
    start: (client) => plainQuery(client, text, values),
    stop: () => undefined,
    leavesRunning: () => false,
    mayRepeat: () => true,
    explain: (error) => toQueryFailed(error, text),
  }
}

function submit<Outcome>(client: pg.Client, query: ExtendedQuery<Outcome>): Promise<Outcome> {
  // The declarations type what `pg` hands to `submit` less fully than `Wire` does.
  client.query(query as unknown as pg.Submittable)
  return query.outcome
}

/** PostgreSQL has one code for every way to be stopped, and its words depend on the server's language: the clock tells a time-out. */
function explainStop(error: unknown, timeoutMs: number, elapsedMs: number): AppError | null {
  if (!(error instanceof Error && 'code' in error && error.code === '57014')) return null
  if (elapsedMs >= timeoutMs) return timedOut(timeoutMs)
  return queryFailed('cancelled', 'The query was cancelled on the database server.', { driverCode: '57014' })
}
