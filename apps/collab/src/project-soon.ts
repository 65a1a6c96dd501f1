import { withOrgPg } from '@insightengine/db/client'
import { projectStory } from '@insightengine/db/projection'
import { readStory } from '@insightengine/shared/doc'
import { catchUp } from './catch-up.ts'
import type { CollabNode } from './node.ts'
import { whenSaved, type OpenStory, type Projection } from './open-story.ts'

export const projectionTiming = {
  /** After the last commit. */
  quietMs: 1000,
  /** After the first, when commits do not stop. */
  maxMs: 5000,
}

/**
 * Projects a story a moment after its latest commit on this node. Lists and search are then a few seconds old at most; what
 * has to be exact reads the document.
 */
export function projectSoon(node: CollabNode, story: () => OpenStory): Projection {
  let timer: NodeJS.Timeout | null = null
  let dueAt = 0
  let running: Promise<void> = Promise.resolve()

  function run(): Promise<void> {
    timer = null
    running = running.then(() => project(node, story())).catch((error: unknown) => {
      node.logger.warn({ err: error, storyId: story().storyId }, 'could not project a story; it will be tried again')
      touch()
    })
    return running
  }

  function touch(): void {
    const now = Date.now()
    if (timer) clearTimeout(timer)
    else dueAt = now + projectionTiming.maxMs
    timer = setTimeout(() => void run(), Math.min(projectionTiming.quietMs, Math.max(0, dueAt - now)))
    timer.unref()
  }

  return {
    touch,
    ensure: () => {
      if (!timer) touch()
    },
    async flush() {
      if (!timer) return running
      clearTimeout(timer)
      await run()
      if (timer) clearTimeout(timer)
    },
  }
}

async function project(node: CollabNode, story: OpenStory): Promise<void> {
  if (story.heard > story.seq) await catchUp(node, story)
  const { document, seq, orgId, storyId } = story
  if (!document || document.isDestroyed || story.isGone) return
  const content = readStory(document, storyId)
  // The picture may show changes that are still on their way into the log; it is not drawn before they are there.
  await whenSaved(story)
  await withOrgPg(node.db, orgId, (tx) => projectStory(tx, orgId, storyId, content, seq))
}
