import type { Actor } from '@insightengine/shared/access'
import type { ConnectionInput, ConnectionTest } from '@insightengine/shared/connection'
import { isAppError } from '@insightengine/shared/errors'
import type { ConnectionId, OrgId } from '@insightengine/shared/ids'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { connectionsOf, getAuthorizedConnection } from './authorized-connection.ts'

/** Tries settings that nobody has stored yet. */
export async function testConnectionInput({ drivers }: Services, actor: Actor, input: ConnectionInput, signal: AbortSignal): Promise<ConnectionTest> {
  authorizeInOrg(actor, 'connection.create')
  const driver = drivers.open(input)
  try {
    return await driver.test({ signal })
  } finally {
    await driver.close()
  }
}

/** Tries a stored connection now and remembers what came out. */
export async function testConnection(services: Services, actor: Actor, id: ConnectionId, signal: AbortSignal): Promise<ConnectionTest> {
  await getAuthorizedConnection(services, actor, 'connection.update', id)
  return testAndRecord(services, actor.orgId, id, signal)
}

/** Tries a stored connection after the request that made or changed it was answered; it shows as `testing` meanwhile. */
export function startConnectionTest(services: Services, orgId: OrgId, id: ConnectionId): void {
  services.background.run('connection test', async (signal) => {
    try {
      await testAndRecord(services, orgId, id, signal)
    } catch (error) {
      // Deleted before its turn came.
      if (!isAppError(error) || error.code !== 'not_found') throw error
    }
  })
}

async function testAndRecord(services: Services, orgId: OrgId, id: ConnectionId, signal: AbortSignal): Promise<ConnectionTest> {
  const connections = connectionsOf(services)
  const stored = await connections.getStored(orgId, id)
  const test = await services.drivers.driverFor(stored).test({ signal })
  // A test that was broken off says nothing about the connection.
  if (!signal.aborted) await connections.recordTest(orgId, id, stored.revision, test)
  return test
}
