import { storyVersionRepository } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import type { StoryId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'

/** Closes the link at once. Publishing again opens the same link, so that what people have bookmarked works again. */
export async function unpublishStory(services: Services, actor: Actor, id: StoryId): Promise<{ success: true }> {
  const { status } = await getAuthorizedStory(services, actor, 'story.publish', id)
  if (status === 'draft') return { success: true }
  await storyVersionRepository(services.db).unpublish(actor.orgId, id)
  await recordAudit(services, actor, 'story.unpublished', { type: 'story', id })
  return { success: true }
}
