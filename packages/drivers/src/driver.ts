import type { ConnectionTest, DatabaseSchema, Engine, SslMode } from '@insightengine/shared/connection'
import type { ColumnMeta, ResultSet } from '@insightengine/shared/result'

/** How to reach a database. The password is plain here and nowhere else; a driver never logs or throws it. */
export interface DriverConfig {
  engine: Engine
  host: string
  port: number
  database: string
  username: string
  password: string
  sslMode: SslMode
  /** Addresses that a user-given host may resolve to although they are loopback or private; see host-guard.ts. */
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

export interface Driver {
  readonly engine: Engine
  /** Capabilities are data; callers never switch on `engine`. */
  readonly can: { explain: boolean; placeholders: 'numbered' | 'question' }
  /**
   * Reads at most `maxRows` rows and about `maxBytes` bytes and reports the cut in `truncated`; size is never an error.
   * Rejects with AppError('query_failed', …, { failure }) and nothing else.
   */
  query(statement: string, options: QueryOptions): Promise<ResultSet>
  /** The columns a statement would give, without running it. Rejects like `query`. */
  describe(statement: string, options: Pick<QueryOptions, 'signal'>): Promise<ColumnMeta[]>
  schema(options: Pick<QueryOptions, 'signal'>): Promise<DatabaseSchema>
  /** Walks host → TLS → sign-in → database → rights and stops at the first step that fails. Never rejects for a failed step. */
  test(options: Pick<QueryOptions, 'signal'>): Promise<ConnectionTest>
  close(): Promise<void>
}
