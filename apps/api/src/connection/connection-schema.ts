import type { Actor } from '@insightengine/shared/access'
import type { DatabaseSchema } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { connectionsOf } from './authorized-connection.ts'

/** Tables and columns as they were read last, or as they are now when asked to or never read before. */
export async function getConnectionSchema(services: Services, actor: Actor, { id, refresh }: { id: ConnectionId; refresh: boolean }, signal: AbortSignal): Promise<DatabaseSchema> {
  authorizeInOrg(actor, 'connection.read')
  const connections = connectionsOf(services)
  const kept = refresh ? null : await connections.findSchema(actor.orgId, id)
  if (kept) return kept
  const stored = await connections.getStored(actor.orgId, id)
  const schema = await services.drivers.driverFor(stored).schema({ signal })
  await connections.saveSchema(actor.orgId, id, stored.revision, schema)
  return schema
}
