import { collectionRepository } from '@insightengine/db/collection'
import type { Actor } from '@insightengine/shared/access'
import type { CollectionId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

/** Only an empty collection goes: deleting a folder must not be a way to lose track of other people's work. */
export async function deleteCollection(services: Services, actor: Actor, id: CollectionId): Promise<{ success: true }> {
  authorizeInOrg(actor, 'collection.delete')
  const { name } = await collectionRepository(services.db).deleteEmpty(actor.orgId, id)
  await recordAudit(services, actor, 'collection.deleted', { type: 'collection', id }, { name })
  return { success: true }
}
