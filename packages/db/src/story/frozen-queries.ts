import { z } from 'zod'
import { ConnectionId, type OrgId, type QueryId } from '@insightengine/shared/ids'
import { withOrg, type Db } from '../client/index.ts'

/** The SQL behind a version's cards and filters, by the id of the saved query it was taken from. Never sent to viewers. */
export const FrozenQueries = z.record(z.string(), z.object({ connectionId: ConnectionId, sql: z.string() }))
export type FrozenQueries = z.infer<typeof FrozenQueries>
export type FrozenQuery = FrozenQueries[string]

/** What these saved queries say now. One that is gone is absent. */
export async function readQueries(db: Db, orgId: OrgId, ids: readonly QueryId[]): Promise<FrozenQueries> {
  const rows = await withOrg(db, orgId, (tx) =>
    tx.savedQuery.findMany({ where: { orgId, id: { in: [...ids] } }, select: { id: true, connectionId: true, sqlQuery: true } }),
  )
  return Object.fromEntries(rows.map(({ id, connectionId, sqlQuery }) => [id, { connectionId: ConnectionId.parse(connectionId), sql: sqlQuery }]))
}
