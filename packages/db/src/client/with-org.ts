import type { OrgId } from '@insightengine/shared/ids'
import type { PoolClient } from 'pg'
import type { Db, Tx } from './db.ts'
import { runPg, runPrisma } from './transaction.ts'

/**
 * Runs `fn` in one transaction that sees and changes rows of `orgId` only, whatever its queries say. One per request or use
 * case, not one per query (it costs about a millisecond); never nest them, the inner one waits for another connection.
 */
export function withOrg<T>(db: Db, orgId: OrgId, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return runPrisma(db, { 'app.org_id': orgId }, fn)
}

/** `withOrg` without Prisma, about a quarter of its cost: for the story log, the projection and other hot paths. */
export function withOrgPg<T>(db: Pick<Db, 'pool'>, orgId: OrgId, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  return runPg(db, { 'app.org_id': orgId }, fn)
}
