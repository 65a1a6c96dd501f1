import { QueryFailure } from '@insightengine/shared/errors'
import { ConnectionId, RunId, type OrgId, type UserId } from '@insightengine/shared/ids'
import type { QueryRun } from '@insightengine/shared/query'
import type { ColumnMeta } from '@insightengine/shared/result'
import { withOrg, type Db } from '../client/index.ts'
import type { QueryRunModel } from '../generated/models.ts'

export interface NewQueryRun {
  id: RunId
  databaseId: ConnectionId
  sql: string
  status: QueryRun['status']
  /** All null for a run that gave no result. */
  columns: ColumnMeta[] | null
  rowCount: number | null
  totalBytes: number | null
  executionTimeMs: number | null
  failure: QueryFailure | null
  startedAt: Date
}

/** The history of what people ran. It says what came out, never the rows. */
export function queryRunRepository(db: Db) {
  return {
    /** A connection that was deleted meanwhile takes its history along; then nothing is written. */
    async append(orgId: OrgId, userId: UserId, { databaseId, sql, columns, failure, ...rest }: NewQueryRun): Promise<void> {
      await withOrg(db, orgId, async (tx) => {
        const kept = await tx.$queryRaw<unknown[]>`select 1 from connection where org_id = ${orgId}::uuid and id = ${databaseId}::uuid for key share`
        if (kept.length === 0) return
        const data = { orgId, userId, connectionId: databaseId, sqlText: sql, columnMetadata: columns ?? undefined, failure: failure ?? undefined, ...rest }
        await tx.queryRun.create({ data })
      })
    },

    /** One person's runs, newest first. */
    async listOf(orgId: OrgId, userId: UserId, { limit }: { limit: number }): Promise<QueryRun[]> {
      const rows = await withOrg(db, orgId, (tx) =>
        tx.queryRun.findMany({ where: { orgId, userId }, include: { connection: { select: { name: true } } }, orderBy: [{ startedAt: 'desc' }, { id: 'asc' }], take: limit }),
      )
      return rows.map(toRun)
    },
  }
}

function toRun(row: QueryRunModel & { connection: { name: string } }): QueryRun {
  return {
    id: RunId.parse(row.id),
    databaseId: ConnectionId.parse(row.connectionId),
    databaseName: row.connection.name,
    sql: row.sqlText,
    status: row.status,
    rowCount: row.rowCount,
    executionTimeMs: row.executionTimeMs,
    failure: row.failure === null ? null : QueryFailure.parse(row.failure),
    startedAt: row.startedAt.toISOString(),
  }
}
