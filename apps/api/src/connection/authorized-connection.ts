import { connectionRepository } from '@insightengine/db/connection'
import type { Action, Actor } from '@insightengine/shared/access'
import type { Connection } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

/** The connection, if this person may do this with it. What belongs to another organisation is not found. */
export async function getAuthorizedConnection(services: Services, actor: Actor, action: Action, id: ConnectionId): Promise<Connection> {
  authorizeInOrg(actor, action)
  return connectionsOf(services).get(actor.orgId, id)
}

export function connectionsOf({ db, secrets }: Pick<Services, 'db' | 'secrets'>): ReturnType<typeof connectionRepository> {
  return connectionRepository(db, secrets.connectionPasswords)
}
