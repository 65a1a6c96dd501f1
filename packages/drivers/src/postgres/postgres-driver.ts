import type { DatabaseSchema } from '@insightengine/shared/connection'
import { postgresDialect } from '@insightengine/shared/query'
import type { ColumnMeta, ResultSet } from '@insightengine/shared/result'
import type { Driver, DriverConfig, QueryOptions, StatementShape } from '../driver.ts'
import { describeAttempt, readAttempt, runAttempt } from './attempts.ts'
import { schemaSql, tableFromRow, typeFromRow, typeOf, typesSql } from './catalog.ts'
import { testConnection } from './connection-test.ts'
import { builtInType, type PostgresType } from './postgres-types.ts'
import { onSession } from './on-session.ts'
import { SessionPool } from './session-pool.ts'
import { analyzePostgres } from './statement-parser.ts'
import type { Field } from './wire.ts'

/** For questions of our own: what a statement gives, which tables there are. */
const askTimeoutMs = 15_000

export function postgresDriver(config: DriverConfig): Driver {
  const pool = new SessionPool(config)
  /** Types of extensions and of the database's own making, by oid. */
  const lookedUp = new Map<number, PostgresType>()

  const ask = (text: string, values: unknown[], signal: AbortSignal) =>
    onSession(pool, { signal, timeoutMs: askTimeoutMs }, () => readAttempt(text, values))

  async function typesOf(oids: readonly number[], signal: AbortSignal): Promise<PostgresType[]> {
    const missing = [...new Set(oids)].filter((oid) => !builtInType(oid) && !lookedUp.has(oid))
    if (missing.length > 0)
      for (const row of await ask(typesSql, [missing], signal)) {
        const [oid, type] = typeFromRow(row)
        lookedUp.set(oid, type)
      }
    return oids.map((oid) => typeOf(oid, lookedUp))
  }

  async function columnsOf(fields: readonly Field[], signal: AbortSignal): Promise<ColumnMeta[]> {
    const types = await typesOf(fields.map((field) => field.dataTypeID), signal)
    return fields.map(({ name }, index) => ({ name, ...(types[index] ?? typeOf(0, lookedUp)) }))
  }

  return {
    engine: 'postgresql',
    can: { explain: true },
    dialect: postgresDialect,
    analyze: analyzePostgres,
    async query(statement: string, options: QueryOptions): Promise<ResultSet> {
      await analyzePostgres(statement)
      const { fields, data, rowCount, truncated, executionTimeMs } = await onSession(pool, options, () => runAttempt(statement, options))
      const metas = await columnsOf(fields, options.signal)
      const columns = data.map((column, index) => ({ ...(metas[index] as ColumnMeta), data: column }))
      return { columns, rowCount, truncated, executionTimeMs }
    },
    async describe(statement, { signal }): Promise<StatementShape> {
      await analyzePostgres(statement)
      const { parameterOids, fields } = await onSession(pool, { signal, timeoutMs: askTimeoutMs }, () => describeAttempt(statement))
      return { parameters: await typesOf(parameterOids, signal), columns: await columnsOf(fields, signal) }
    },
    async schema({ signal }): Promise<DatabaseSchema> {
      const rows = await ask(schemaSql, [], signal)
      return { tables: rows.map(tableFromRow), syncedAt: new Date().toISOString() }
    },
    test: ({ signal }) => testConnection(config, signal),
    close: () => pool.close(),
  }
}
