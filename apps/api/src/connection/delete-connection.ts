import type { Actor } from '@insightengine/shared/access'
import type { ConnectionId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { connectionsOf } from './authorized-connection.ts'

/** Refused with `conflict` while saved queries use it. */
export async function deleteConnection(services: Services, actor: Actor, id: ConnectionId): Promise<{ success: true }> {
  authorizeInOrg(actor, 'connection.delete')
  const { name } = await connectionsOf(services).delete(actor.orgId, id)
  await services.drivers.forget(id)
  await recordAudit(services, actor, 'connection.deleted', { type: 'connection', id }, { name })
  return { success: true }
}
