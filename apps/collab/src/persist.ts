import { isTransactionOrigin, type Document } from '@hocuspocus/server'
import type { LogUpdate } from '@insightengine/db/story-log'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import { isAppError } from '@insightengine/shared/errors'
import { parseUpdateMeta } from 'yjs'
import { catchUp } from './catch-up.ts'
import { fromLog } from './from-log.ts'
import type { CollabNode, ConnectionContext } from './node.ts'
import type { OpenStory } from './open-story.ts'
import { storyIsGone } from './story-is-gone.ts'

/**
 * Every change that enters the document goes to the log, in order, with its author. Listens to the document itself:
 * Hocuspocus' `onChange` comes later than the confirmation that has to be held back.
 */
export function persistChanges(node: CollabNode, story: OpenStory, document: Document): void {
  document.on('update', (update: Uint8Array, origin: unknown) => {
    story.size.add(update.byteLength)
    if (origin !== fromLog) void persist(node, story, { update, ...authorOf(update, origin) })
  })
}

async function persist(node: CollabNode, story: OpenStory, update: LogUpdate): Promise<void> {
  story.gate.made()
  try {
    const seq = await node.committer.append(story.orgId, story.storyId, update)
    story.heard = Math.max(story.heard, seq)
    if (seq === story.seq + 1) story.seq = seq
    // Somebody else's change lies between: read it, and ours with it.
    else if (seq > story.seq) void catchUp(node, story)
    story.gate.committed()
    ringSoon(node, story)
    story.projection.touch()
    node.compactor.consider(story)
  } catch (error) {
    // Anything else means that the node is stopping: unconfirmed, so the clients keep it and bring it to another node.
    if (isAppError(error) && error.code === 'not_found') storyIsGone(node, story)
  }
}

/** Who made it. Null for what the server itself tidies up after merging two people's formatting. */
function authorOf(update: Uint8Array, origin: unknown): Omit<LogUpdate, 'update'> {
  if (!isTransactionOrigin(origin) || origin.source !== 'connection') return { userId: null, clientId: null }
  const { socket } = origin.connection.context as ConnectionContext
  const clients = [...parseUpdateMeta(update).to.keys()]
  // Without new content there are only deletions, which carry no client: then it is the one who sent them.
  const clientId = clients.length === 0 ? socket.clientId : clients.length === 1 ? clients[0]! : null
  return { userId: socket.identity?.userId ?? null, clientId }
}

/** Once for all commits of one batch. */
function ringSoon(node: CollabNode, story: OpenStory): void {
  if (story.isRinging) return
  story.isRinging = true
  setImmediate(() => {
    story.isRinging = false
    const { orgId, storyId, heard } = story
    void node.bus.publish(storyDoorbellTopic, { kind: 'updated', orgId, storyId, seq: heard, from: node.id } satisfies StoryDoorbell)
  })
}
