import { storyRepository } from '@insightengine/db/story'
import type { Action, Actor } from '@insightengine/shared/access'
import type { StoryId, UserId } from '@insightengine/shared/ids'
import type { StorySummary } from '@insightengine/shared/story'
import { authorize } from '../authorize.ts'
import type { Services } from '../services.ts'

/** The story, if this person may do this with it. What belongs to another organisation is not found. */
export async function getAuthorizedStory({ db }: Services, actor: Actor, action: Action, id: StoryId): Promise<StorySummary> {
  const story = await storyRepository(db).get(actor.orgId, id)
  const createdBy = story.createdBy ? (story.createdBy.id as UserId) : null
  authorize(actor, action, { orgId: actor.orgId, status: story.status, createdBy }, `story ${id}`)
  return story
}
