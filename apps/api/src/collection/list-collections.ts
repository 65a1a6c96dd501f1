import { collectionRepository } from '@insightengine/db/collection'
import type { Actor } from '@insightengine/shared/access'
import type { Collection } from '@insightengine/shared/collection'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

export async function listCollections({ db }: Services, actor: Actor): Promise<Collection[]> {
  authorizeInOrg(actor, 'collection.read')
  return collectionRepository(db).list(actor.orgId)
}
