import { connectionRepository } from '@insightengine/db/connection'
import { queryRepository } from '@insightengine/db/query'
import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import type { TestApi, TestOrg } from '../../testing/index.ts'

/** A saved query of the organisation, on a connection that is never opened. */
export async function aQuery({ services }: TestApi, org: TestOrg, sql = 'select 1 as revenue'): Promise<QueryId> {
  const connectionId = await aConnection(services, org)
  return queryRepository(services.db).create(org.orgId, { name: 'Revenue', sql, databaseId: connectionId, createdBy: org.userId })
}

async function aConnection({ db, secrets }: TestApi['services'], { orgId, userId }: TestOrg): Promise<ConnectionId> {
  const connections = connectionRepository(db, secrets.connectionPasswords)
  const address = { host: 'db.example.test', port: 5432, database: 'shop', username: 'reader', password: '', sslMode: 'prefer' } as const
  return (await connections.create(orgId, { name: 'Shop', type: 'postgresql', createdBy: userId, ...address })).id
}
