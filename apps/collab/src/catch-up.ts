import { applyUpdates, readUpdates } from '@insightengine/db/story-log'
import { isAppError } from '@insightengine/shared/errors'
import { fromLog } from './from-log.ts'
import type { CollabNode } from './node.ts'
import type { OpenStory } from './open-story.ts'
import { storyIsGone } from './story-is-gone.ts'

/** Reads what others have added to the story's log since this node last looked. One reading at a time; never rejects. */
export function catchUp(node: CollabNode, story: OpenStory): Promise<void> {
  story.reading ??= read(node, story).finally(() => {
    story.reading = null
  })
  return story.reading
}

async function read(node: CollabNode, story: OpenStory): Promise<void> {
  try {
    do {
      const updates = await readUpdates(node.db, story.orgId, story.storyId, story.seq)
      if (!story.document || story.document.isDestroyed) return
      const seq = applyUpdates(story.document, story.seq, updates, fromLog)
      // Meanwhile this node's own commits may have moved it further.
      story.seq = Math.max(story.seq, seq)
      // A doorbell that is ahead of the log was not rung by us; believing it again would never end.
      if (updates.length === 0) story.heard = story.seq
    } while (story.heard > story.seq)
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return storyIsGone(node, story)
    // The timer tries again.
    node.logger.warn({ err: error, storyId: story.storyId }, 'could not read new changes of a story')
  }
}
