import type { onCloseParameters } from '@hocuspocus/provider'
import { collabPath, documentNameOf, type CollabTicket } from '@insightengine/shared/collab'
import type { StoryId } from '@insightengine/shared/ids'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { peopleStore, type PeopleStore } from '../presence/people-store.ts'
import { CommittedProvider } from './committed-provider.ts'
import { CopyKeeper } from './local-copy/copy-keeper.ts'
import { restoreCopy } from './local-copy/restore-copy.ts'
import type { StoryCopy } from './local-copy/story-copy.ts'
import type { OutboxEvent } from './outbox.ts'
import { closeReasonFrom, initialStatus, sessionReducer, type SessionEnd, type SessionEvent, type SessionStatus } from './session-status.ts'
import { storySnapshots, type StorySnapshots } from './story-snapshots.ts'
import { StorySocket } from './story-socket.ts'
import { storyUndo } from './story-undo.ts'

export type TicketAnswer = { kind: 'ticket'; ticket: CollabTicket } | { kind: 'ended'; end: SessionEnd } | { kind: 'unreachable' }

export interface CollabSessionOptions {
  storyId: StoryId
  fetchTicket: (storyId: StoryId) => Promise<TicketAnswer>
  /** The copy of the story in this browser; null when it cannot keep one. */
  openCopy?: () => Promise<StoryCopy | null>
  url?: string
  WebSocketPolyfill?: unknown
}

/** One tab's live connection to one story. Everything about the story is in `doc`; the session adds how it is doing. */
export interface CollabSession {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  readonly snapshots: StorySnapshots
  readonly people: PeopleStore
  readonly status: () => SessionStatus
  readonly subscribe: (listener: () => void) => () => void
  /** Tries at once instead of when the next try is due. */
  readonly reconnect: () => void
  /** The person has what could not be merged, or does not want it. */
  readonly forgetKeptText: () => void
  readonly destroy: () => void
}

/** After this long without the server, the local copy is shown. */
const patienceMs = 3000

export function openCollabSession({ storyId, fetchTicket, openCopy, url, WebSocketPolyfill }: CollabSessionOptions): CollabSession {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let status = initialStatus
  let isDestroyed = false
  let hasBegun = false
  let copy: StoryCopy | null = null
  let keeper: CopyKeeper | null = null
  let patience: ReturnType<typeof setTimeout> | null = null

  function dispatch(event: SessionEvent) {
    const next = sessionReducer(status, event)
    if (next === status) return
    status = next
    if (event.type !== 'kept_text' && status.phase === 'ended') handleEnd(status.end)
    for (const listener of listeners) listener()
  }
  const dispatchOutbox = (event: OutboxEvent) => {
    dispatch({ type: 'outbox', event, at: Date.now() })
    if (event === 'confirmed') keeper?.confirmed()
  }

  function handleEnd(end: SessionEnd | null) {
    socket.end()
    // Whoever signs in again goes on with the copy. In every other case nobody may, or the server would refuse it for ever.
    if (end !== 'unauthorized') void keeper?.retire().then((keptText) => dispatch({ type: 'kept_text', keptText }), warn)
  }

  async function ticket(): Promise<string | null> {
    const answer = await fetchTicket(storyId)
    if (answer.kind === 'ticket') {
      dispatch({ type: 'ticket', canEdit: answer.ticket.canEdit })
      return answer.ticket.ticket
    }
    if (answer.kind === 'ended') dispatch({ type: 'ended', end: answer.end })
    // Closing makes the socket try again, each time a little later, until the API answers.
    else socket.webSocket?.close()
    return null
  }
  const handleClose = ({ event }: onCloseParameters) => dispatch({ type: 'closed', reason: closeReasonFrom(event) })

  const socket = new StorySocket({ url: url ?? collabUrl(), onClose: handleClose, onSent: () => dispatchOutbox('sent'), WebSocketPolyfill })
  // Before the provider listens: a change has to be counted before it is counted as sent.
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === copy && copy !== null) return
    const isMine = origin !== provider
    if (isMine) dispatchOutbox('changed')
    keeper?.add({ update, upTo: isMine ? status.outbox.made : null })
  })
  const provider = new CommittedProvider({
    socket,
    name: documentNameOf(storyId),
    document: doc,
    awareness,
    ticket,
    onOpened: () => dispatchOutbox('disconnected'),
    onConfirmed: () => dispatchOutbox('confirmed'),
  })
  provider.on('synced', () => dispatch({ type: 'synced' }))
  provider.on('close', (data: onCloseParameters) => {
    // A closed socket has been handled above. Here the server has closed the document and left the socket open; a new
    // handshake needs a new socket.
    if (!socket.webSocket) return
    handleClose(data)
    socket.webSocket.close()
  })
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
    dispatch({ type: 'ended', end: reason === 'forbidden' || reason === 'story_deleted' ? reason : 'unauthorized' })
  })
  const snapshots = storySnapshots(doc)
  const undo = storyUndo(doc)
  const people = peopleStore(awareness)
  // Not at once: StrictMode makes and destroys a session before it makes the one that stays.
  queueMicrotask(() => void begin())

  /** The copy comes first, so that the handshake carries what is in it. */
  async function begin() {
    const opened = openCopy ? await openCopy() : null
    if (isDestroyed) return opened?.close()
    if (opened) useCopy(opened)
    hasBegun = true
    await socket.connect()
  }

  function useCopy(opened: StoryCopy) {
    copy = opened
    let hasStory: boolean
    try {
      hasStory = restoreCopy(doc, opened)
    } catch (error) {
      // A copy that cannot be read must not keep the story from being opened; the server sends all of it.
      warn(error)
      return opened.close()
    }
    dispatch({ type: 'restored', changes: opened.unsent, hasStory, keptText: opened.keptText, at: Date.now() })
    keeper = new CopyKeeper({
      copy: opened,
      committed: () => status.outbox.committed,
      onKept: (upTo) => dispatch({ type: 'kept', upTo }),
      onNotKept: (isCleared) => dispatch({ type: 'not_kept', isCleared }),
    })
    patience = setTimeout(() => dispatch({ type: 'late' }), patienceMs)
  }

  return {
    doc,
    awareness,
    undo,
    snapshots,
    people,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reconnect: () => {
      if (hasBegun) void socket.connect()
    },
    forgetKeptText() {
      dispatch({ type: 'kept_text', keptText: null })
      copy?.forgetText().catch(warn)
    },
    destroy() {
      if (isDestroyed) return
      isDestroyed = true
      if (patience !== null) clearTimeout(patience)
      void keeper?.close()
      listeners.clear()
      undo.destroy()
      snapshots.destroy()
      provider.destroy()
      socket.end()
      socket.destroy()
      doc.destroy()
    },
  }
}

function warn(error: unknown): void {
  console.warn('The local copy of this story could not be used.', error)
}

function collabUrl(): string {
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${collabPath}`
}
