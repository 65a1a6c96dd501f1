import { storyRepository } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import type { StoryId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'

/** The story with its history and its published versions. Editors who have it open are told, and its link stops working. */
export async function deleteStory(services: Services, actor: Actor, id: StoryId): Promise<{ success: true }> {
  const { name } = await getAuthorizedStory(services, actor, 'story.delete', id)
  await storyRepository(services.db).delete(actor.orgId, id)
  const doorbell: StoryDoorbell = { kind: 'deleted', orgId: actor.orgId, storyId: id, from: 'api' }
  await services.bus.publish(storyDoorbellTopic, doorbell)
  await recordAudit(services, actor, 'story.deleted', { type: 'story', id }, { name })
  return { success: true }
}
