import type { CollabNode } from './node.ts'
import type { OpenStory } from './open-story.ts'

/** The story was deleted while it was open. */
export function storyIsGone(node: CollabNode, story: OpenStory): void {
  story.isGone = true
  for (const socket of node.sockets) if (socket.identity?.storyId === story.storyId) socket.end('story_deleted')
}
