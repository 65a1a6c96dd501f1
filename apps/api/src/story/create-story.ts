import { storyRepository } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import { createPage, initStory } from '@insightengine/shared/doc'
import type { StoryId } from '@insightengine/shared/ids'
import type { CreateStoryInput } from '@insightengine/shared/story'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import { assertCollectionExists } from '../collection/assert-collection-exists.ts'
import type { Services } from '../services.ts'

/** A new story opens with one empty page, so that there is a place to write and to put the first card. */
export async function createStory(services: Services, actor: Actor, { name, description, collectionId }: CreateStoryInput): Promise<{ storyId: StoryId }> {
  authorizeInOrg(actor, 'story.create')
  await assertCollectionExists(services, actor, 'collectionId', collectionId)
  const storyId = await storyRepository(services.db).create(actor.orgId, {
    collectionId: collectionId ?? null,
    createdBy: actor.userId,
    write(doc) {
      initStory(doc, { name, description }, 'api')
      createPage(doc, { title: 'Page 1' }, 'api')
    },
  })
  await recordAudit(services, actor, 'story.created', { type: 'story', id: storyId }, { name })
  return { storyId }
}
