import { queryRepository } from '@insightengine/db/query'
import { storyRepository } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import { writeStory } from '@insightengine/shared/doc'
import type { ConnectionId, QueryId, StoryId } from '@insightengine/shared/ids'
import type { Services } from '../../services.ts'
import { publishStory } from '../publish-story.ts'
import { exampleQueries } from './example-queries.ts'
import { exampleStory, type ExampleQueryIds } from './example-story.ts'

/** Saves the example's queries on the sample shop, writes the story that shows them, and publishes it for everyone. */
export async function createExampleStory(services: Services, actor: Actor, connectionId: ConnectionId): Promise<StoryId> {
  const { orgId, userId } = actor
  const queries = queryRepository(services.db)
  const saved: [string, QueryId][] = []
  // One after the other, so that the list of queries is in the order in which the story uses them.
  for (const [name, query] of Object.entries(exampleQueries).toReversed())
    saved.push([name, await queries.create(orgId, { ...query, databaseId: connectionId, createdBy: userId })])
  const content = exampleStory(Object.fromEntries(saved) as ExampleQueryIds)
  const id = await storyRepository(services.db).create(orgId, { collectionId: null, createdBy: userId, write: (doc) => writeStory(doc, content, 'api') })
  await publishStory(services, actor, { id, isPublic: true })
  return id
}
