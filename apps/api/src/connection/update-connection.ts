import type { z } from 'zod'
import type { Actor } from '@insightengine/shared/access'
import type { Connection, UpdateConnectionInput } from '@insightengine/shared/connection'
import { AppError } from '@insightengine/shared/errors'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { connectionsOf, getAuthorizedConnection } from './authorized-connection.ts'
import { assertSupported } from './create-connection.ts'
import { startConnectionTest } from './test-connection.ts'

type Changes = Omit<z.infer<typeof UpdateConnectionInput>, 'id'>

export async function updateConnection(services: Services, actor: Actor, { id, ...changes }: z.infer<typeof UpdateConnectionInput>): Promise<Connection> {
  const before = await getAuthorizedConnection(services, actor, 'connection.update', id)
  if (changes.type) assertSupported(changes.type)
  if (before.isSample) assertOnlyRenamed(before, changes)
  assertPasswordStaysHome(before, changes)
  const connections = connectionsOf(services)
  const isElsewhere = await connections.update(actor.orgId, id, changes)
  const { password: _password, ...told } = changes
  await recordAudit(services, actor, 'connection.updated', { type: 'connection', id }, { ...told, passwordChanged: changes.password !== undefined })
  if (isElsewhere) {
    await services.drivers.forget(id)
    startConnectionTest(services, actor.orgId, id)
  }
  return connections.get(actor.orgId, id)
}

/** It may reach this machine's own database, which no connection of a person's may; so nobody leads it elsewhere. */
function assertOnlyRenamed(before: Connection, { name: _name, ...changes }: Changes): void {
  if (differing(before, changes).length > 0 || changes.password !== undefined)
    throw new AppError('forbidden', 'The sample data’s connection is kept by the workspace; only its name can be changed')
}

/** The stored password goes only to the place, and with the account, it was entered for: whoever may edit a connection need not know it. */
function assertPasswordStaysHome(before: Connection, changes: Changes): void {
  if (changes.password !== undefined) return
  const moved = differing(before, { type: changes.type, host: changes.host, port: changes.port, username: changes.username })
  if (moved.length === 0) return
  const message = `Enter the password again: the stored one is not sent to another host, port or account (changed: ${moved.join(', ')})`
  throw new AppError('invalid_input', message, { issues: [{ path: 'password', message }] })
}

function differing(before: Connection, changes: Partial<Connection>): string[] {
  return Object.entries(changes)
    .filter(([field, value]) => value !== undefined && value !== before[field as keyof Connection])
    .map(([field]) => field)
}
