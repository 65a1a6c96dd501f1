import type { Actor } from '@insightengine/shared/access'
import type { Connection } from '@insightengine/shared/connection'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { connectionsOf } from './authorized-connection.ts'

export async function listConnections(services: Services, actor: Actor): Promise<Connection[]> {
  authorizeInOrg(actor, 'connection.read')
  return connectionsOf(services).list(actor.orgId)
}
