import { collectionRepository } from '@insightengine/db/collection'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { CollectionId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'

/** Refuses a body whose `field` names a collection that this organisation does not have. Null and undefined name none. */
export async function assertCollectionExists({ db }: Services, { orgId }: Actor, field: string, id: CollectionId | null | undefined): Promise<void> {
  if (!id || (await collectionRepository(db).find(orgId, id))) return
  throw new AppError('invalid_input', `${field}: there is no such collection`, { issues: [{ path: field, message: 'there is no such collection' }] })
}
