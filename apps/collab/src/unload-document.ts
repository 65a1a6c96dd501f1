import type { StoryId } from '@insightengine/shared/ids'
import type { CollabNode } from './node.ts'
import { whenSaved } from './open-story.ts'

/** Keeps a document in memory for as long as anything in it is not saved, and draws its picture once more. */
export async function beforeUnload(node: CollabNode, storyId: StoryId): Promise<void> {
  const story = node.stories.get(storyId)
  if (!story) return
  await whenSaved(story)
  await story.projection.flush()
}

/** Forgets a story whose document has left memory; the same story may be loading again already. */
export function afterUnload(node: CollabNode, storyId: StoryId): void {
  if (node.stories.get(storyId)?.document?.isDestroyed) node.stories.delete(storyId)
}
