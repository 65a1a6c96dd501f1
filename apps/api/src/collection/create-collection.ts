import { collectionRepository } from '@insightengine/db/collection'
import type { Actor } from '@insightengine/shared/access'
import type { Collection, CreateCollectionInput } from '@insightengine/shared/collection'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { assertCollectionExists } from './assert-collection-exists.ts'

export async function createCollection(services: Services, actor: Actor, input: CreateCollectionInput): Promise<Collection> {
  authorizeInOrg(actor, 'collection.create')
  await assertCollectionExists(services, actor, 'parentId', input.parentId)
  const collection = await collectionRepository(services.db).create(actor.orgId, { ...input, ownerId: actor.userId })
  await recordAudit(services, actor, 'collection.created', { type: 'collection', id: collection.id }, { name: collection.name })
  return collection
}
