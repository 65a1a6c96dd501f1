import type { Document } from '@hocuspocus/server'
import { applyUpdates, readStoryLog } from '@insightengine/db/story-log'
import { isAppError, must } from '@insightengine/shared/errors'
import { catchUp } from './catch-up.ts'
import type { CollabSocket } from './collab-socket.ts'
import { fromLog } from './from-log.ts'
import type { CollabNode } from './node.ts'
import { openStory } from './open-story.ts'
import { persistChanges } from './persist.ts'
import { projectSoon } from './project-soon.ts'
import { Refused } from './refused.ts'

/** Fills a document that the first client of this node has asked for, and from then on keeps it and the log together. */
export async function loadDocument(node: CollabNode, document: Document, socket: CollabSocket): Promise<void> {
  const { orgId, storyId } = must(socket.identity, 'a document is loaded for an authenticated socket')
  const story = openStory(orgId, storyId, projectSoon(node, () => story))
  // Before the log is read: a doorbell that rings meanwhile is remembered.
  node.stories.set(storyId, story)
  try {
    const { updates, stateSeq } = await readStoryLog(node.db, orgId, storyId)
    story.seq = applyUpdates(document, 0, updates, fromLog)
    story.stateSeq = stateSeq
    for (const { update } of updates) story.size.add(update.byteLength)
  } catch (error) {
    node.stories.delete(storyId)
    if (isAppError(error) && error.code === 'not_found') throw new Refused('story_deleted')
    node.logger.warn({ err: error, storyId }, 'could not load a story')
    throw new Refused('unavailable', { cause: error })
  }
  story.document = document
  persistChanges(node, story, document)
  node.compactor.consider(story)
  node.presenceElsewhere.join(story)
  if (story.heard > story.seq) void catchUp(node, story)
}
