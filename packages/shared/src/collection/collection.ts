import { z } from 'zod'
import { CollectionId } from '../ids/index.ts'

export const Collection = z.object({
  id: CollectionId,
  name: z.string(),
  description: z.string().nullable(),
  parentId: CollectionId.nullable(),
  createdAt: z.iso.datetime(),
})
export type Collection = z.infer<typeof Collection>
export const CreateCollectionInput = z.object({
  name: z.string().trim().min(1).max(255),
  description: z.string().max(4000).optional(),
  parentId: CollectionId.nullish(),
})
export type CreateCollectionInput = z.infer<typeof CreateCollectionInput>
