import type { CollabNode } from './node.ts'
import type { OpenStory } from './open-story.ts'

/** The story was deleted while it was open. */
export function storyIsGone(node: CollabNode, story: OpenStory): void {
  story.isGone = true
  // A closed socket sends nothing, so none of the confirmations that are let go of reaches anybody.
  for (const socket of node.sockets) if (socket.identity?.storyId === story.storyId) socket.end('story_deleted')
  story.gate.abandon()
}
