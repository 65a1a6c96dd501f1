import type { Document } from '@hocuspocus/server'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import { CommitGate } from './acknowledge.ts'
import type { CollabSocket } from './collab-socket.ts'

/** A story that this node has in memory. Hocuspocus holds the document and its connections; this is what it knows nothing of. */
export interface OpenStory {
  readonly orgId: OrgId
  readonly storyId: StoryId
  /** Null while it is being loaded. */
  document: Document | null
  readonly gate: CommitGate
  /** Everything in the log up to this place is in the document. */
  seq: number
  /** The furthest place in the log that this node has heard of. */
  heard: number
  /** The reading of the log that is under way. */
  reading: Promise<void> | null
  /** Which socket speaks for which Yjs client in presence. */
  readonly speakers: Map<number, CollabSocket>
  /** A doorbell for this node's latest commits is about to be rung. */
  isRinging: boolean
  /** Deleted while open: nothing of it is saved or confirmed any more. */
  isGone: boolean
  /** Brings the relational picture up to date, soon. */
  projection: { touch(): void; flush(): Promise<void> }
}

export function openStory(orgId: OrgId, storyId: StoryId, projection: OpenStory['projection']): OpenStory {
  return {
    orgId,
    storyId,
    document: null,
    gate: new CommitGate(),
    seq: 0,
    heard: 0,
    reading: null,
    speakers: new Map(),
    isRinging: false,
    isGone: false,
    projection,
  }
}

/** Resolves when everything in memory now is committed; at once when the story is gone. */
export function whenSaved(story: OpenStory): Promise<void> {
  return story.isGone ? Promise.resolve() : new Promise((resolve) => story.gate.whenCommitted(resolve))
}
