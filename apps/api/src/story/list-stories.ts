import { storyRepository } from '@insightengine/db/story'
import { can, type Actor } from '@insightengine/shared/access'
import type { ListStoriesInput, StorySummary } from '@insightengine/shared/story'
import type { Services } from '../services.ts'

/** Drafts are listed for those who may read them; for others the list is as if there were none. */
export async function listStories({ db }: Services, actor: Actor, input: ListStoriesInput): Promise<StorySummary[]> {
  const seesDrafts = can(actor, 'story.read', { orgId: actor.orgId, status: 'draft' })
  if (!seesDrafts && input.status === 'draft') return []
  return storyRepository(db).list(actor.orgId, seesDrafts ? input : { ...input, status: 'published' })
}
