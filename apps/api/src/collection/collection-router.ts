import { z } from 'zod'
import { Collection, CreateCollectionInput } from '@insightengine/shared/collection'
import { CollectionId } from '@insightengine/shared/ids'
import { memberProcedure, rest, router } from '../trpc.ts'
import { createCollection } from './create-collection.ts'
import { deleteCollection } from './delete-collection.ts'
import { listCollections } from './list-collections.ts'

const tag = 'Collections'

export const collectionRouter = router({
  list: memberProcedure
    .meta(rest('GET', '/collections', { tag, summary: 'List all collections' }))
    .output(z.array(Collection))
    .query(({ ctx }) => listCollections(ctx.services, ctx.actor)),

  create: memberProcedure
    .meta(rest('POST', '/collections', { tag, summary: 'Create a collection, inside another one if `parentId` is given' }))
    .input(CreateCollectionInput)
    .output(Collection)
    .mutation(({ ctx, input }) => createCollection(ctx.services, ctx.actor, input)),

  delete: memberProcedure
    .meta(rest('DELETE', '/collections/{id}', { tag, summary: 'Delete an empty collection', description: 'One that holds anything is refused with `conflict`.' }))
    .input(z.object({ id: CollectionId }))
    .output(z.object({ success: z.literal(true) }))
    .mutation(({ ctx, input }) => deleteCollection(ctx.services, ctx.actor, input.id)),
})
