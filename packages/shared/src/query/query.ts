import { z } from 'zod'
import { QueryFailure } from '../errors/index.ts'
import { BoundFilter } from '../filter/index.ts'
import { CardId, CollectionId, ConnectionId, FilterId, QueryId, RunId } from '../ids/index.ts'
import { ColumnMeta, WireResult, WireValue } from '../result/index.ts'

/** 100 KB: parsing longer text can block, and nobody writes it by hand. */
export const maxSqlLength = 100_000
export const maxResultRows = 10_000

/** Kept as it was typed, white space included, so that positions in errors point into the author's own text. */
export const Sql = z
  .string()
  .max(maxSqlLength, 'SQL is limited to 100,000 characters')
  .refine((text) => text.trim() !== '', 'Write some SQL first')

/** `POST /api/queries/execute`. Filters are equality on result columns. */
export const ExecuteQueryInput = z.object({
  databaseId: ConnectionId,
  sql: Sql,
  aiPrompt: z.string().max(4000).optional(),
  filters: z.record(z.string().min(1).max(255), z.union([z.string(), z.number(), z.boolean()])).optional(),
  maxRows: z.number().int().min(1).max(maxResultRows).default(1000),
})
export type ExecuteQueryInput = z.infer<typeof ExecuteQueryInput>

/** A row as REST clients read it. Duplicate column names get `_2`, `_3`…, in `columns` too. */
export const ResultRow = z.record(z.string(), WireValue)
export const ExecuteQueryOutput = z.object({
  /** The run; its rows can be paged with `GET /api/queries/{id}/results` while the result is kept. */
  queryId: RunId,
  data: z.array(ResultRow),
  columns: z.array(ColumnMeta),
  rowCount: z.number().int(),
  truncated: z.enum(['rows', 'bytes']).nullable(),
  executionTimeMs: z.number(),
  fromCache: z.boolean(),
})
export type ExecuteQueryOutput = z.infer<typeof ExecuteQueryOutput>

export const QueryResultsInput = z.object({
  id: RunId,
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
export const QueryResultsOutput = z.object({
  data: z.array(ResultRow),
  columns: z.array(ColumnMeta),
  rowCount: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

/** What the editor sends: the same run, answered in columns. */
export const RunQueryInput = z.object({
  databaseId: ConnectionId,
  sql: Sql,
  maxRows: z.number().int().min(1).max(maxResultRows).default(maxResultRows),
  /** True asks the database even when a fresh result is kept. */
  refresh: z.boolean().default(false),
  timeoutMs: z.number().int().min(100).max(300_000).default(60_000),
})
export type RunQueryInput = z.infer<typeof RunQueryInput>
export const RunQueryOutput = WireResult.extend({ runId: RunId })
export type RunQueryOutput = z.infer<typeof RunQueryOutput>

export const SaveQueryInput = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(255),
  description: z.string().max(4000).optional(),
  sql: Sql,
  databaseId: ConnectionId,
  collectionId: CollectionId.optional(),
  aiPrompt: z.string().max(4000).optional(),
})
export type SaveQueryInput = z.infer<typeof SaveQueryInput>
export const UpdateQueryInput = z.object({
  id: QueryId,
  name: z.string().trim().min(1).max(255).optional(),
  description: z.string().max(4000).optional(),
  sql: Sql.optional(),
  databaseId: ConnectionId.optional(),
  isFavorite: z.boolean().optional(),
})
export type UpdateQueryInput = z.infer<typeof UpdateQueryInput>

export const QuerySummary = z.object({
  id: QueryId,
  name: z.string(),
  description: z.string().nullable(),
  databaseId: ConnectionId,
  databaseName: z.string(),
  isFavorite: z.boolean(),
  createdBy: z.object({ id: z.string(), fullName: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type QuerySummary = z.infer<typeof QuerySummary>
export const SavedQuery = QuerySummary.extend({ sql: z.string(), aiPrompt: z.string().nullable() })
export type SavedQuery = z.infer<typeof SavedQuery>

export const ListQueriesInput = z.object({
  collectionId: CollectionId.optional(),
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ListQueriesInput = z.infer<typeof ListQueriesInput>

export const QueryHistoryInput = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })

export const QueryRun = z.object({
  id: RunId,
  databaseId: ConnectionId,
  databaseName: z.string(),
  sql: z.string(),
  status: z.enum(['succeeded', 'failed', 'cancelled']),
  rowCount: z.number().int().nullable(),
  executionTimeMs: z.number().nullable(),
  failure: QueryFailure.nullable(),
  startedAt: z.iso.datetime(),
})
export type QueryRun = z.infer<typeof QueryRun>

/** One request for all cards of a page; answered as one JSON line per card, each as soon as it is ready. */
export const CardDataRequest = z.object({
  cards: z
    .array(z.object({ cardId: CardId, queryId: QueryId, filters: z.array(BoundFilter).max(50) }))
    .min(1)
    .max(100),
  /** IANA name; calendar days of date filters start at midnight there. */
  timeZone: z.string().max(64).default('UTC'),
  refresh: z.boolean().default(false),
})
export type CardDataRequest = z.infer<typeof CardDataRequest>

/** How each requested filter reached the card's query. */
export const FilterApplication = z.object({
  filterId: FilterId,
  mode: z.enum(['placeholder', 'wrapper', 'not_applied']),
  /** Why not, for `not_applied`. */
  reason: z.enum(['no_such_column', 'duplicate_column', 'limited_query', 'wrong_type']).nullable(),
})
export type FilterApplication = z.infer<typeof FilterApplication>

export const ApiError = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type ApiError = z.infer<typeof ApiError>

export const CardDataLine = z.discriminatedUnion('status', [
  z.object({ cardId: CardId, status: z.literal('ok'), result: WireResult, filters: z.array(FilterApplication) }),
  z.object({ cardId: CardId, status: z.literal('error'), error: ApiError }),
])
export type CardDataLine = z.infer<typeof CardDataLine>

/** Distinct values of a column of a saved query, for a select filter. */
export const ColumnValuesInput = z.object({ queryId: QueryId, column: z.string().min(1).max(255) })
export const ColumnValuesOutput = z.object({ values: z.array(WireValue), truncated: z.boolean() })
