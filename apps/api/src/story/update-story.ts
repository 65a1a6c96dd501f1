import { storyRepository } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import { readStoryMeta, updateStoryMeta } from '@insightengine/shared/doc'
import type { UpdateStoryInput } from '@insightengine/shared/story'
import { assertCollectionExists } from '../collection/assert-collection-exists.ts'
import type { Services } from '../services.ts'
import { editDocument } from './edit-document.ts'

export async function updateStory(services: Services, actor: Actor, input: UpdateStoryInput): Promise<{ success: true }> {
  const { id, name, theme, collectionId } = input
  await assertCollectionExists(services, actor, 'collectionId', collectionId)
  await editDocument(services, actor, id, (doc) => {
    const meta = readStoryMeta(doc)
    updateStoryMeta(doc, { name, description: descriptionOf(input), theme: theme && { ...meta.theme, ...theme } }, 'api')
  })
  if (collectionId !== undefined) await storyRepository(services.db).setCollection(actor.orgId, id, collectionId)
  return { success: true }
}

/** REST clients may say what a story is about in `description`, in `narrative`, or in both; a story keeps one text. */
function descriptionOf({ description, narrative }: UpdateStoryInput): string | undefined {
  if (description === undefined || description === narrative) return narrative
  return [description, narrative].filter((text) => text).join('\n\n')
}
