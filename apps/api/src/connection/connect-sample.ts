import type { ConnectionId, OrgId, UserId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'
import { connectionsOf } from './authorized-connection.ts'
import { startConnectionTest } from './test-connection.ts'

/** Gives an organisation its connection to the sample shop, once. Null where this installation has no sample shop. */
export async function connectSample(services: Services, orgId: OrgId, createdBy: UserId): Promise<ConnectionId | null> {
  const { sample } = services
  if (!sample) return null
  const connections = connectionsOf(services)
  const existing = (await connections.list(orgId)).find((connection) => connection.isSample)
  if (existing) return existing.id
  const connection = await connections.create(orgId, { ...sample, name: 'Sample shop', type: 'postgresql', sslMode: 'disable', isSample: true, createdBy })
  startConnectionTest(services, orgId, connection.id)
  return connection.id
}
