import { storyRepository } from '@insightengine/db/story'
import { loadStoryDoc } from '@insightengine/db/story-log'
import type { Actor } from '@insightengine/shared/access'
import { readStory, writeStory } from '@insightengine/shared/doc'
import type { StoryId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'

/** A draft with the same content in the same collection, owned by whoever copies. History, versions and link stay with the original. */
export async function duplicateStory(services: Services, actor: Actor, id: StoryId): Promise<{ storyId: StoryId }> {
  authorizeInOrg(actor, 'story.create')
  const { collectionId } = await getAuthorizedStory(services, actor, 'story.edit', id)
  const { doc: original } = await loadStoryDoc(services.db, actor.orgId, id)
  const content = readStory(original, id)
  const copy = { ...content, name: `Copy of ${content.name}`.slice(0, 255) }
  const storyId = await storyRepository(services.db).create(actor.orgId, {
    collectionId,
    createdBy: actor.userId,
    write: (doc) => writeStory(doc, copy, 'api'),
  })
  await recordAudit(services, actor, 'story.duplicated', { type: 'story', id: storyId }, { name: copy.name, from: id })
  return { storyId }
}
