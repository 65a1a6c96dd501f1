import { storyVersionRepository, type FrozenQueries } from '@insightengine/db/story'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { can, type Actor } from '@insightengine/shared/access'
import { readStory } from '@insightengine/shared/doc'
import { AppError } from '@insightengine/shared/errors'
import type { StoryId } from '@insightengine/shared/ids'
import type { StoryContent, StoryDetail } from '@insightengine/shared/story'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'
import { filterValuesOf } from './filter-values.ts'
import { queriesBehind } from './queries-behind.ts'
import { toStoryDetail } from './to-story-detail.ts'

export async function getStory(services: Services, actor: Actor, id: StoryId, signal: AbortSignal): Promise<StoryDetail> {
  const story = await getAuthorizedStory(services, actor, 'story.read', id)
  const { content, queries } = await whatToRead(services, actor, id)
  return toStoryDetail(story, content, await filterValuesOf(services, actor.orgId, content, { queries, signal }))
}

/** The document as it is now for those who can edit it; what was published for the others. */
async function whatToRead(services: Services, actor: Actor, id: StoryId): Promise<{ content: StoryContent; queries: FrozenQueries }> {
  const { orgId } = actor
  if (can(actor, 'story.edit', { orgId })) {
    const { doc } = await loadStoryDoc(services.db, orgId, id)
    const content = readStory(doc, id)
    return { content, queries: await queriesBehind(services, orgId, content) }
  }
  const versionId = await storyVersionRepository(services.db).findPublished(orgId, id)
  // Unpublished since it was looked up.
  if (!versionId) throw new AppError('not_found', `story ${id}`)
  return services.versions.get({ orgId, versionId })
}
