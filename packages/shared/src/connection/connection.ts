import { z } from 'zod'
import { QueryFailure } from '../errors/index.ts'
import { ConnectionId } from '../ids/index.ts'
import { columnTypes } from '../result/index.ts'

export const engines = ['postgresql', 'mysql', 'mongodb', 'snowflake', 'bigquery', 'duckdb'] as const
export const Engine = z.enum(engines)
export type Engine = z.infer<typeof Engine>

export const connectionStatuses = ['untested', 'testing', 'connected', 'disconnected', 'error'] as const
export const ConnectionStatus = z.enum(connectionStatuses)

/** disable: never TLS · prefer: TLS when offered, unverified · require: TLS, unverified · verify-full: TLS, certificate and name checked. */
export const SslMode = z.enum(['disable', 'prefer', 'require', 'verify-full'])
export type SslMode = z.infer<typeof SslMode>

/** What a person enters. `database` is PostgreSQL's database name. */
export const ConnectionInput = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(255),
  type: Engine,
  host: z.string().trim().min(1, 'Enter the host').max(255),
  port: z.number().int().min(1).max(65535),
  database: z.string().trim().min(1, 'Enter the database').max(255),
  username: z.string().trim().min(1, 'Enter the user name').max(255),
  password: z.string().max(1000).default(''),
  sslMode: SslMode.default('prefer'),
})
export type ConnectionInput = z.infer<typeof ConnectionInput>

/** Fields left out stay as they are; an absent password keeps the stored one. Without the defaults, which `partial` would fill in. */
export const UpdateConnectionInput = ConnectionInput.extend({ password: z.string().max(1000), sslMode: SslMode }).partial().extend({ id: ConnectionId })

export const Connection = z.object({
  id: ConnectionId,
  name: z.string(),
  type: Engine,
  host: z.string(),
  port: z.number(),
  database: z.string(),
  username: z.string(),
  sslMode: SslMode,
  status: ConnectionStatus,
  /** Why the last test failed. */
  lastFailure: QueryFailure.nullable(),
  /** What the last test found risky, in our words: the account can write, is superuser… */
  warnings: z.array(z.string()),
  lastTestedAt: z.iso.datetime().nullable(),
  isSample: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Connection = z.infer<typeof Connection>

/** The steps a test walks, in order; the first that fails names what to fix. */
export const testSteps = ['host', 'tls', 'sign_in', 'database', 'rights'] as const
export const ConnectionTest = z.object({
  status: z.enum(['connected', 'disconnected']),
  steps: z.array(z.object({ step: z.enum(testSteps), ok: z.boolean() })),
  /** The database's own words, for REST clients; null when connected. */
  error: z.string().nullable(),
  failure: QueryFailure.nullable(),
  warnings: z.array(z.string()),
  serverVersion: z.string().nullable(),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

export const SchemaColumn = z.object({
  name: z.string(),
  /** The database's own type name, such as `numeric(12,2)`. */
  type: z.string(),
  columnType: z.enum(columnTypes),
  nullable: z.boolean(),
  isPrimaryKey: z.boolean(),
  comment: z.string().nullable(),
})
export type SchemaColumn = z.infer<typeof SchemaColumn>
export const SchemaTable = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'view']),
  /** The database's estimate, not a count; null when it has none. */
  estimatedRows: z.number().nullable(),
  comment: z.string().nullable(),
  columns: z.array(SchemaColumn),
})
export type SchemaTable = z.infer<typeof SchemaTable>
export const DatabaseSchema = z.object({ tables: z.array(SchemaTable), syncedAt: z.iso.datetime() })
export type DatabaseSchema = z.infer<typeof DatabaseSchema>
