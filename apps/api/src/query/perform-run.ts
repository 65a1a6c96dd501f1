import { queryRunRepository, type NewQueryRun } from '@insightengine/db/query'
import { isAppError } from '@insightengine/shared/errors'
import type { Actor } from '@insightengine/shared/access'
import type { BoundFilter } from '@insightengine/shared/filter'
import { newId, type ConnectionId, type RunId } from '@insightengine/shared/ids'
import type { FilterApplication } from '@insightengine/shared/query'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { answerQuery, type Answer, type AnswerOptions } from './answer-query.ts'
import { prepareQuery } from './prepare-query.ts'
import { bytesOf } from './result-cache.ts'
import { runKey } from './run-key.ts'

export interface RunRequest extends AnswerOptions {
  databaseId: ConnectionId
  sql: string
  filters: readonly BoundFilter[]
  /** Throws for filters that found no place, before anything runs. */
  checkFilters?: (applied: readonly FilterApplication[]) => void
}

export interface Run {
  runId: RunId
  answer: Answer
}

/** A person runs SQL: the outcome, good or bad, becomes a line of their history, and the rows can be paged for a while. */
export async function performRun(services: Services, actor: Actor, request: RunRequest, signal: AbortSignal): Promise<Run> {
  authorizeInOrg(actor, 'query.run')
  const runId = newId<RunId>()
  const about = { id: runId, databaseId: request.databaseId, sql: request.sql, startedAt: new Date() }
  const remember = (outcome: Omit<NewQueryRun, keyof typeof about>) => queryRunRepository(services.db).append(actor.orgId, actor.userId, { ...about, ...outcome })
  try {
    const prepared = await prepareQuery(services, { orgId: actor.orgId, connectionId: request.databaseId, sql: request.sql }, { filters: request.filters, timeZone: 'UTC' }, signal)
    request.checkFilters?.(prepared.filters)
    const answer = await answerQuery(services, prepared, request, signal)
    await services.runResults.set(runKey(actor, runId), answer)
    await remember(succeeded(answer))
    return { runId, answer }
  } catch (error) {
    const failure = isAppError(error) ? error.details.failure : undefined
    if (failure) await remember({ ...nothing, status: failure.reason === 'cancelled' ? 'cancelled' : 'failed', failure })
    throw error
  }
}

const nothing = { columns: null, rowCount: null, totalBytes: null, executionTimeMs: null }

function succeeded({ result }: Answer): Omit<NewQueryRun, 'id' | 'databaseId' | 'sql' | 'startedAt'> {
  const { columns, rowCount, executionTimeMs } = result
  const metas = columns.map(({ name, type, vendorType }) => ({ name, type, vendorType }))
  return { status: 'succeeded', columns: metas, rowCount, totalBytes: bytesOf(result), executionTimeMs, failure: null }
}
