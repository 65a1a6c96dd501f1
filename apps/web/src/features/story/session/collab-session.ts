import type { onCloseParameters } from '@hocuspocus/provider'
import { collabPath, documentNameOf, type CollabTicket } from '@insightengine/shared/collab'
import type { StoryId } from '@insightengine/shared/ids'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { peopleStore, type PeopleStore } from '../presence/people-store.ts'
import { CommittedProvider } from './committed-provider.ts'
import type { OutboxEvent } from './outbox.ts'
import { closeReasonFrom, initialStatus, sessionReducer, type SessionEnd, type SessionEvent, type SessionStatus } from './session-status.ts'
import { storySnapshots, type StorySnapshots } from './story-snapshots.ts'
import { StorySocket } from './story-socket.ts'
import { storyUndo } from './story-undo.ts'

export type TicketAnswer = { kind: 'ticket'; ticket: CollabTicket } | { kind: 'ended'; end: SessionEnd } | { kind: 'unreachable' }

export interface CollabSessionOptions {
  storyId: StoryId
  fetchTicket: (storyId: StoryId) => Promise<TicketAnswer>
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
  readonly destroy: () => void
}

export function openCollabSession({ storyId, fetchTicket, url, WebSocketPolyfill }: CollabSessionOptions): CollabSession {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let status = initialStatus
  let isDestroyed = false

  function dispatch(event: SessionEvent) {
    const next = sessionReducer(status, event)
    if (next === status) return
    status = next
    if (status.phase === 'ended') socket.end()
    for (const listener of listeners) listener()
  }
  const dispatchOutbox = (event: OutboxEvent) => dispatch({ type: 'outbox', event, at: Date.now() })

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
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) dispatchOutbox('changed')
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
  queueMicrotask(() => void socket.connect())

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
    reconnect: () => void socket.connect(),
    destroy() {
      if (isDestroyed) return
      isDestroyed = true
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

function collabUrl(): string {
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${collabPath}`
}
