import { publicPathOf, storyVersionRepository } from '@insightengine/db/story'
import { loadStoryDoc } from '@insightengine/db/story-log'
import type { Actor } from '@insightengine/shared/access'
import { readStory } from '@insightengine/shared/doc'
import type { PublishStoryInput, PublishStoryOutput } from '@insightengine/shared/story'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'
import { queriesBehind } from './queries-behind.ts'

/**
 * Freezes what the document says at this moment and the SQL behind it. Neither a later edit of the story nor of a saved query
 * reaches those who look, until somebody publishes again. A card whose query is gone is published too, and says so.
 */
export async function publishStory(services: Services, actor: Actor, { id, isPublic }: PublishStoryInput): Promise<PublishStoryOutput> {
  const { db, env } = services
  await getAuthorizedStory(services, actor, 'story.publish', id)
  const { doc, seq } = await loadStoryDoc(db, actor.orgId, id)
  const content = readStory(doc, id)
  const queries = await queriesBehind(services, actor.orgId, content)
  const { shareToken, number } = await storyVersionRepository(db).publish(actor.orgId, id, { seq, content, queries, isPublic, createdBy: actor.userId })
  await recordAudit(services, actor, 'story.published', { type: 'story', id }, { version: number, isPublic })
  return { publicUrl: env.publicUrl + publicPathOf(shareToken), shareToken, version: number }
}
