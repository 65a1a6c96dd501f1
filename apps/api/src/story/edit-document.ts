import * as Y from 'yjs'
import { editStory } from '@insightengine/db/story-log'
import type { Actor } from '@insightengine/shared/access'
import type { Origin } from '@insightengine/shared/doc'
import type { StoryId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'
import { getAuthorizedStory } from './authorized-story.ts'

/**
 * Changes a story's document for a REST client: one transaction, appended to the log as this person's. What `change` throws
 * reaches the client and nothing is appended. People who have the story open see it as they see each other's changes.
 */
export async function editDocument<Result>(services: Services, actor: Actor, id: StoryId, change: (doc: Y.Doc) => Result): Promise<Result> {
  await getAuthorizedStory(services, actor, 'story.edit', id)
  return editStory(services, actor, id, (doc) => Y.transact(doc, () => change(doc), 'api' satisfies Origin))
}
