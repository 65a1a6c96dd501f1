import { supportedEngines } from '@insightengine/drivers'
import type { Actor } from '@insightengine/shared/access'
import type { ConnectionInput, Engine } from '@insightengine/shared/connection'
import { AppError } from '@insightengine/shared/errors'
import type { ConnectionId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { connectionsOf } from './authorized-connection.ts'
import { startConnectionTest } from './test-connection.ts'

/** Stores it and answers at once; whether it works shows in its status a moment later. */
export async function createConnection(services: Services, actor: Actor, input: ConnectionInput): Promise<{ id: ConnectionId; status: 'testing' }> {
  authorizeInOrg(actor, 'connection.create')
  assertSupported(input.type)
  const { id, name, host, port, database, username } = await connectionsOf(services).create(actor.orgId, { ...input, createdBy: actor.userId })
  await recordAudit(services, actor, 'connection.created', { type: 'connection', id }, { name, host, port, database, username })
  startConnectionTest(services, actor.orgId, id)
  return { id, status: 'testing' }
}

export function assertSupported(type: Engine): void {
  if (supportedEngines.includes(type)) return
  const message = `must be one of: ${supportedEngines.join(', ')}`
  throw new AppError('invalid_input', `type ${message}`, { issues: [{ path: 'type', message }] })
}
