import { storyVersionRepository } from '@insightengine/db/story'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { can, type Actor } from '@insightengine/shared/access'
import { readStory } from '@insightengine/shared/doc'
import { AppError } from '@insightengine/shared/errors'
import type { StoryId } from '@insightengine/shared/ids'
import type { StoryContent, StoryDetail } from '@insightengine/shared/story'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'
import { toStoryDetail } from './to-story-detail.ts'

export async function getStory(services: Services, actor: Actor, id: StoryId): Promise<StoryDetail> {
  const story = await getAuthorizedStory(services, actor, 'story.read', id)
  const content = await contentFor(services, actor, id)
  return toStoryDetail(story, content, new Map())
}

/** The document as it is now for those who can edit it; what was published for the others. */
async function contentFor({ db, versions }: Services, actor: Actor, id: StoryId): Promise<StoryContent> {
  const { orgId } = actor
  if (can(actor, 'story.edit', { orgId })) {
    const { doc } = await loadStoryDoc(db, orgId, id)
    return readStory(doc, id)
  }
  const versionId = await storyVersionRepository(db).findPublished(orgId, id)
  // Unpublished since it was looked up.
  if (!versionId) throw new AppError('not_found', `story ${id}`)
  return (await versions.get({ orgId, versionId })).content
}
