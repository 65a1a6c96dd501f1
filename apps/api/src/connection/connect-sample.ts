import { connectionRepository } from '@insightengine/db/connection'
import type { ConnectionId, OrgId, UserId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'

/** Gives an organisation its connection to the sample shop, once. Null where this installation has no sample shop. */
export async function connectSample({ db, secrets, sample }: Services, orgId: OrgId, createdBy: UserId): Promise<ConnectionId | null> {
  if (!sample) return null
  const connections = connectionRepository(db, secrets.connectionPasswords)
  const existing = (await connections.list(orgId)).find((connection) => connection.isSample)
  if (existing) return existing.id
  const connection = await connections.create(orgId, { ...sample, name: 'Sample shop', type: 'postgresql', sslMode: 'disable', isSample: true, createdBy })
  return connection.id
}
