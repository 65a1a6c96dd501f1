import type { z } from 'zod'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { BoundFilter } from '@insightengine/shared/filter'
import { newId, type FilterId } from '@insightengine/shared/ids'
import type { ExecuteQueryInput, ExecuteQueryOutput, FilterApplication } from '@insightengine/shared/query'
import type { Services } from '../services.ts'
import { performRun } from './perform-run.ts'
import { resultRows } from './result-rows.ts'

const timeoutMs = 60_000

/** The REST run, answered in rows. A filter that cannot be applied is refused: its rows would look filtered and would not be. */
export async function executeQuery(services: Services, actor: Actor, input: ExecuteQueryInput, signal: AbortSignal): Promise<z.infer<typeof ExecuteQueryOutput>> {
  const { databaseId, sql, maxRows } = input
  const filters = Object.entries(input.filters ?? {}).map(([column, value]): BoundFilter => ({ filterId: newId<FilterId>(), column, value: { type: 'select', value } }))
  const checkFilters = (applied: readonly FilterApplication[]) => assertApplied(filters, applied)
  const { runId, answer } = await performRun(services, actor, { databaseId, sql, filters, checkFilters, maxRows, timeoutMs, refresh: false }, signal)
  const { result, fromCache } = answer
  const { rowCount, truncated, executionTimeMs } = result
  return { queryId: runId, ...resultRows(result, 0, rowCount), rowCount, truncated, executionTimeMs, fromCache }
}

const words: Record<NonNullable<FilterApplication['reason']>, string> = {
  no_such_column: 'the result has no such column',
  duplicate_column: 'the result has several columns of this name',
  limited_query: 'a query with LIMIT or OFFSET cannot be filtered from outside',
  wrong_type: 'the value does not suit the type of the column',
}

function assertApplied(filters: readonly BoundFilter[], applied: readonly FilterApplication[]): void {
  const issues = applied.flatMap(({ reason }, index) => (reason === null ? [] : [{ path: `filters.${filters[index]?.column}`, message: words[reason] }]))
  if (issues.length > 0) throw new AppError('invalid_input', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), { issues })
}
