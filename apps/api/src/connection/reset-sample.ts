import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { ConnectionId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { getAuthorizedConnection } from './authorized-connection.ts'

/** Puts the sample data back as it was on the first day. All organisations of this installation share it, hence owners only. */
export async function resetSample(services: Services, actor: Actor, id: ConnectionId, signal: AbortSignal): Promise<{ success: true }> {
  const connection = await getAuthorizedConnection(services, actor, 'connection.update', id)
  if (actor.role !== 'owner') throw new AppError('forbidden', 'Only the owner of the workspace can reset the sample data')
  if (!connection.isSample || !services.resetSample) throw new AppError('conflict', 'Only the sample data can be reset', { conflict: connection.name })
  await services.drivers.forget(id)
  await services.resetSample(signal)
  await recordAudit(services, actor, 'connection.reset', { type: 'connection', id }, { name: connection.name })
  return { success: true }
}
