import type { Document } from '@hocuspocus/server'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import { CommitGate } from './acknowledge.ts'
import type { CollabSocket } from './collab-socket.ts'
import { DocumentSize } from './document-size.ts'
import { PresenceWindow } from './presence-window.ts'

/** Brings the story's relational picture up to date. */
export interface Projection {
  /** There is something new; waits a little for more. */
  touch(): void
  /** The picture was found to be behind; puts off nothing that is on its way already. */
  ensure(): void
  /** Now, if anything is waiting. Resolves when that is done or has failed. */
  flush(): Promise<void>
}

/** A story that this node has in memory. Hocuspocus holds the document and its connections; this is what it knows nothing of. */
export interface OpenStory {
  readonly orgId: OrgId
  readonly storyId: StoryId
  /** Null while it is being loaded. */
  document: Document | null
  readonly gate: CommitGate
  /** Everything in the log up to this place is in the document. */
  seq: number
  /** The log is folded into a state up to this place, as far as this node knows. */
  stateSeq: number
  readonly size: DocumentSize
  /** The furthest place in the log that this node has heard of. */
  heard: number
  /** The reading of the log that is under way. */
  reading: Promise<void> | null
  /** Which socket speaks for which Yjs client in presence. */
  readonly speakers: Map<number, CollabSocket>
  /** Which other node speaks for which Yjs client in presence. */
  readonly elsewhere: Map<number, string>
  readonly presence: PresenceWindow
  /** A doorbell for this node's latest commits is about to be rung. */
  isRinging: boolean
  /** Deleted while open: nothing of it is saved or confirmed any more. */
  isGone: boolean
  readonly projection: Projection
}

/** How often people move on each other's screens, at most. */
const presenceWindowMs = 50

export function openStory(orgId: OrgId, storyId: StoryId, projection: Projection): OpenStory {
  const story: OpenStory = {
    orgId,
    storyId,
    document: null,
    gate: new CommitGate(),
    seq: 0,
    stateSeq: 0,
    size: new DocumentSize(),
    heard: 0,
    reading: null,
    speakers: new Map(),
    elsewhere: new Map(),
    presence: new PresenceWindow(() => (story.document?.isDestroyed ? undefined : story.document?.awareness), presenceWindowMs),
    isRinging: false,
    isGone: false,
    projection,
  }
  return story
}

/** Resolves when everything in memory now is committed; at once when the story is gone. */
export function whenSaved(story: OpenStory): Promise<void> {
  return story.isGone ? Promise.resolve() : new Promise((resolve) => story.gate.whenCommitted(resolve))
}
