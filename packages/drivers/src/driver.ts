import type { ConnectionTest, DatabaseSchema, Engine, SslMode } from '@insightengine/shared/connection'
import type { SqlDialect } from '@insightengine/shared/query'
import type { ColumnMeta, ColumnType, ResultSet } from '@insightengine/shared/result'

/** How to reach a database. The password is plain here and nowhere else; a driver never logs or throws it. */
export interface DriverConfig {
  engine: Engine
  host: string
  port: number
  database: string
  username: string
  password: string
  sslMode: SslMode
  /** Names, addresses or CIDR ranges that may be reached although they are loopback or link-local; see host-guard.ts. */
  allowedHosts: readonly string[]
}

/** A value bound to a parameter, never spliced into the text. */
export type Parameter = string | number | boolean | null | readonly (string | number)[]

export interface QueryOptions {
  parameters?: readonly Parameter[]
  maxRows: number
  maxBytes: number
  timeoutMs: number
  /** The only way to stop a query from outside; it also cancels on the server. */
  signal: AbortSignal
}

/** What the engine's own grammar says about a text, without asking the database. */
export interface StatementFacts {
  /** The statement's place in the text as UTF-16 offsets: no leading comment, no semicolon, nothing after it. */
  start: number
  end: number
  /** False when a condition around the statement could not mean the same as one inside it: LIMIT, OFFSET, EXPLAIN. */
  canWrap: boolean
}

/** What a statement takes and gives, as the database itself sees it. */
export interface StatementShape {
  /** One entry per parameter, in order. */
  parameters: { type: ColumnType; vendorType: string }[]
  columns: ColumnMeta[]
}

export interface Driver {
  readonly engine: Engine
  /** Capabilities are data; callers never switch on `engine`. */
  readonly can: { explain: boolean }
  readonly dialect: SqlDialect
  /** Refuses, with `query_failed`, whatever is not one single reading statement. Every method below that takes a statement asks this first. */
  analyze(statement: string): Promise<StatementFacts>
  /**
   * Reads at most `maxRows` rows and about `maxBytes` bytes and reports the cut in `truncated`; size is never an error.
   * Rejects with AppError('query_failed', …, { failure }) and nothing else. Positions in failures point into `statement`.
   */
  query(statement: string, options: QueryOptions): Promise<ResultSet>
  /** What a statement takes and gives, without running it. Rejects like `query`. */
  describe(statement: string, options: Pick<QueryOptions, 'signal'>): Promise<StatementShape>
  schema(options: Pick<QueryOptions, 'signal'>): Promise<DatabaseSchema>
  /** Walks host → TLS → sign-in → database → rights and stops at the first step that fails. Never rejects for a failed step. */
  test(options: Pick<QueryOptions, 'signal'>): Promise<ConnectionTest>
  /** Cancels what runs and drops every connection. */
  close(): Promise<void>
}
