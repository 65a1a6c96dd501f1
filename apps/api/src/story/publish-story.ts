import { queryRepository } from '@insightengine/db/query'
import { publicPathOf, storyVersionRepository, type FrozenQueries } from '@insightengine/db/story'
import { loadStoryDoc } from '@insightengine/db/story-log'
import type { Actor } from '@insightengine/shared/access'
import { readStory } from '@insightengine/shared/doc'
import type { QueryId } from '@insightengine/shared/ids'
import type { PublishStoryInput, PublishStoryOutput, StoryContent } from '@insightengine/shared/story'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'

/**
 * Freezes what the document says at this moment and the SQL behind it. Neither a later edit of the story nor of a saved query
 * reaches those who look, until somebody publishes again. A card whose query is gone is published too, and says so.
 */
export async function publishStory(services: Services, actor: Actor, { id, isPublic }: PublishStoryInput): Promise<PublishStoryOutput> {
  const { db, env } = services
  await getAuthorizedStory(services, actor, 'story.publish', id)
  const { doc, seq } = await loadStoryDoc(db, actor.orgId, id)
  const content = readStory(doc, id)
  const queries = await freezeQueries(services, actor, content)
  const { shareToken, number } = await storyVersionRepository(db).publish(actor.orgId, id, { seq, content, queries, isPublic, createdBy: actor.userId })
  await recordAudit(services, actor, 'story.published', { type: 'story', id }, { version: number, isPublic })
  return { publicUrl: env.publicUrl + publicPathOf(shareToken), shareToken, version: number }
}

/** What the story's saved queries say now. One that is gone is left out. */
async function freezeQueries({ db }: Services, { orgId }: Actor, content: StoryContent): Promise<FrozenQueries> {
  const queries = await queryRepository(db).findAll(orgId, queryIdsIn(content))
  return Object.fromEntries(queries.map(({ id, databaseId, sql }) => [id, { connectionId: databaseId, sql }]))
}

/** Every saved query that a card draws or a filter takes its values from. */
function queryIdsIn({ pages, filters }: StoryContent): QueryId[] {
  const ids = new Set<QueryId>()
  for (const card of pages.flatMap((page) => page.cards)) if (card.type !== 'text' && card.queryId) ids.add(card.queryId)
  for (const { options } of filters) if (options.kind === 'query') ids.add(options.queryId)
  return [...ids]
}
