import { z } from 'zod'
import { QueryId } from '@insightengine/shared/ids'
import {
  ColumnValuesInput,
  ColumnValuesOutput,
  ExecuteQueryInput,
  ExecuteQueryOutput,
  ListQueriesInput,
  QueryHistoryInput,
  QueryResultsInput,
  QueryResultsOutput,
  QueryRun,
  QuerySummary,
  RunQueryInput,
  RunQueryOutput,
  SavedQuery,
  SaveQueryInput,
  UpdateQueryInput,
} from '@insightengine/shared/query'
import { memberProcedure, rest, router } from '../trpc.ts'
import { wanted } from '../wanted.ts'
import { getColumnValues } from './column-values.ts'
import { executeQuery } from './execute-query.ts'
import { getQueryResults } from './query-results.ts'
import { runQuery } from './run-query.ts'
import { deleteQuery, getAuthorizedQuery, listQueries, listQueryHistory, saveQuery, updateQuery } from './saved-queries.ts'

const tag = 'Queries'
const QueryRef = z.object({ id: QueryId })

export const queryRouter = router({
  execute: memberProcedure
    .meta(
      rest('POST', '/queries/execute', {
        tag,
        summary: 'Run SQL and read the rows',
        description:
          'One reading statement. `filters` are equality on columns of the result; one that cannot be applied is refused. Hanging up cancels ' +
          'the query on the database. Failures of the database are `query_failed` with `details.failure`: reason, position, hint.',
      }),
    )
    .input(ExecuteQueryInput)
    .output(ExecuteQueryOutput)
    .mutation(({ ctx, input, signal }) => executeQuery(ctx.services, ctx.actor, input, wanted(signal))),

  run: memberProcedure
    .meta(rest('POST', '/queries/run', { tag, summary: 'Run SQL and read the result column by column' }))
    .input(RunQueryInput)
    .output(RunQueryOutput)
    .mutation(({ ctx, input, signal }) => runQuery(ctx.services, ctx.actor, input, wanted(signal))),

  results: memberProcedure
    .meta(rest('GET', '/queries/{id}/results', { tag, summary: 'Page through the rows of a run', description: 'For half an hour after it; `id` is the run’s `queryId`.' }))
    .input(QueryResultsInput)
    .output(QueryResultsOutput)
    .query(({ ctx, input }) => getQueryResults(ctx.services, ctx.actor, input)),

  save: memberProcedure
    .meta(rest('POST', '/queries/save', { tag, summary: 'Save a query' }))
    .input(SaveQueryInput)
    .output(z.object({ queryId: QueryId }))
    .mutation(({ ctx, input }) => saveQuery(ctx.services, ctx.actor, input)),

  list: memberProcedure
    .meta(rest('GET', '/queries', { tag, summary: 'List saved queries', description: 'Favourites first, then the last changed. `search` looks into name, description and SQL.' }))
    .input(ListQueriesInput)
    .output(z.array(QuerySummary))
    .query(({ ctx, input }) => listQueries(ctx.services, ctx.actor, input)),

  history: memberProcedure
    .meta(rest('GET', '/queries/history', { tag, summary: 'What I ran, newest first' }))
    .input(QueryHistoryInput)
    .output(z.array(QueryRun))
    .query(({ ctx, input }) => listQueryHistory(ctx.services, ctx.actor, input)),

  get: memberProcedure
    .meta(rest('GET', '/queries/{id}', { tag, summary: 'Read a saved query' }))
    .input(QueryRef)
    .output(SavedQuery)
    .query(({ ctx, input }) => getAuthorizedQuery(ctx.services, ctx.actor, 'query.read', input.id)),

  update: memberProcedure
    .meta(rest('PUT', '/queries/{id}', { tag, summary: 'Change a saved query; what is left out stays' }))
    .input(UpdateQueryInput)
    .output(SavedQuery)
    .mutation(({ ctx, input }) => updateQuery(ctx.services, ctx.actor, input)),

  delete: memberProcedure
    .meta(rest('DELETE', '/queries/{id}', { tag, summary: 'Delete a saved query', description: 'Cards of drafts that show it say that it is gone; published versions keep their own copy.' }))
    .input(QueryRef)
    .output(z.object({ success: z.literal(true) }))
    .mutation(({ ctx, input }) => deleteQuery(ctx.services, ctx.actor, input.id)),

  columnValues: memberProcedure
    .meta(rest('POST', '/queries/column-values', { tag, summary: 'Different values of a column of a saved query', description: 'In order, up to 1,000.' }))
    .input(ColumnValuesInput)
    .output(ColumnValuesOutput)
    .mutation(({ ctx, input, signal }) => getColumnValues(ctx.services, ctx.actor, input, wanted(signal))),
})
