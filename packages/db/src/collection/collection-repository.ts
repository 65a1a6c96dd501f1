import type { Collection, CreateCollectionInput } from '@insightengine/shared/collection'
import { AppError } from '@insightengine/shared/errors'
import { CollectionId, type OrgId, type UserId } from '@insightengine/shared/ids'
import { withOrg, type Db } from '../client/index.ts'
import type { CollectionModel } from '../generated/models.ts'

export function collectionRepository(db: Db) {
  return {
    async list(orgId: OrgId): Promise<Collection[]> {
      const rows = await withOrg(db, orgId, (tx) => tx.collection.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }))
      return rows.map(toCollection)
    },

    async find(orgId: OrgId, id: CollectionId): Promise<Collection | null> {
      const row = await withOrg(db, orgId, (tx) => tx.collection.findFirst({ where: { id, orgId } }))
      return row && toCollection(row)
    },

    async create(orgId: OrgId, input: CreateCollectionInput & { ownerId: UserId }): Promise<Collection> {
      const { name, description, parentId, ownerId } = input
      return toCollection(await withOrg(db, orgId, (tx) => tx.collection.create({ data: { orgId, name, description, parentId, ownerId } })))
    },

    /** Deletes a collection nothing is in, and gives it back. Throws `conflict` when something is. */
    async deleteEmpty(orgId: OrgId, id: CollectionId): Promise<Collection> {
      return withOrg(db, orgId, async (tx) => {
        // The lock keeps out whoever is just now putting something in: their foreign key check waits for it.
        await tx.$queryRaw`select id from collection where org_id = ${orgId}::uuid and id = ${id}::uuid for update`
        const row = await tx.collection.findFirst({
          where: { id, orgId },
          include: { _count: { select: { children: true, stories: true, savedQueries: true } } },
        })
        if (!row) throw new AppError('not_found', `collection ${id}`)
        const { _count: held, name } = row
        if (held.children + held.stories + held.savedQueries > 0)
          throw new AppError('conflict', `“${name}” is not empty. Move or delete what is in it first.`, { conflict: name })
        await tx.collection.delete({ where: { id, orgId } })
        return toCollection(row)
      })
    },
  }
}

function toCollection({ id, name, description, parentId, createdAt }: CollectionModel): Collection {
  return {
    id: CollectionId.parse(id),
    name,
    description,
    parentId: parentId === null ? null : CollectionId.parse(parentId),
    createdAt: createdAt.toISOString(),
  }
}
