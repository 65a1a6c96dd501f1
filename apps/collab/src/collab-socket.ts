import { MessageType, type Connection, type WebSocketLike } from '@hocuspocus/server'
import { closeCodes, type CloseReason } from '@insightengine/shared/errors'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import type { WebSocket } from 'ws'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { Backlog } from './backlog.ts'
import type { Dialect } from './dialect.ts'
import { presenceMessage, readCloseReason, readFrame, readPermissionDenied, syncAnswer, syncSteps, typeOf } from './frame.ts'
import { limits } from './limits.ts'
import type { OpenStory } from './open-story.ts'
import { dropUnintegrated } from './unintegrated.ts'

/** Who is at the other end, from the database, not from the client. */
export interface Identity {
  userId: UserId
  orgId: OrgId
  storyId: StoryId
  fullName: string
}

export interface SocketDeps {
  storyOf: (identity: Identity) => OpenStory | undefined
  dialect: Dialect
  /** How long a reader may stay behind before it is cut off. */
  patienceMs: number
  /** Called with what is refused of this socket after it was applied. */
  onRefused: (reason: CloseReason, update: Uint8Array) => void
  onEnd: (reason: CloseReason) => void
}

/** How often a reader that is behind is looked at. */
const lookMs = 100

/**
 * The socket as Hocuspocus sees it. It stands between the two because three of Hocuspocus' messages must not leave as they
 * are: a confirmation waits for its commit, a refusal and a closed document close the socket with a code that says why.
 * And because a reader that is behind is sent nothing but what it can still use.
 */
export class CollabSocket implements WebSocketLike {
  /** Null until the ticket was accepted. */
  identity: Identity | null = null
  /** Hocuspocus' side of it; null until the document is open. */
  connection: Connection | null = null
  /** Called when the document is open. */
  onJoined: () => void = () => undefined
  /** The document's name as this client says it; null before its first message. */
  address: string | null = null
  /** The Yjs client this socket speaks for in presence; null before its first word. */
  clientId: number | null = null
  readonly #webSocket: WebSocket
  readonly #deps: SocketDeps
  /** What was left out for a reader that is behind; null for one that is not. */
  #backlog: Backlog | null = null
  #looking: NodeJS.Timeout | undefined
  #largest = 0

  constructor(webSocket: WebSocket, deps: SocketDeps) {
    this.#webSocket = webSocket
    this.#deps = deps
    webSocket.on('close', () => clearInterval(this.#looking))
  }

  get readyState(): number {
    return this.#webSocket.readyState
  }

  send(data: Uint8Array): void {
    const type = typeOf(data)
    switch (type) {
      case MessageType.SyncStatus:
        return this.#confirm(data)
      case MessageType.Auth:
        return this.#signIn(data)
      case MessageType.CLOSE:
        return this.#letGo(readCloseReason(data))
      case MessageType.Sync:
      case MessageType.SyncReply:
      case MessageType.Awareness:
        return this.#pass(data, type)
      default:
        this.#write(data)
    }
  }

  /** What waits here for the reader. */
  get waitingBytes(): number {
    return this.#webSocket.bufferedAmount
  }

  ping(): void {
    this.#writeRaw(this.#deps.dialect.ping)
    // Clients that know no pings of ours answer those of WebSocket by themselves.
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.ping()
  }

  close(code?: number, reason?: string): void {
    this.#webSocket.close(code, reason)
  }

  end(reason: CloseReason): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    const { code, reason: words } = closeCodes[reason]
    this.#deps.onEnd(reason)
    this.#webSocket.close(code, words)
    // A reader that has stopped will not read the goodbye either.
    if (reason === 'too_slow') this.#webSocket.terminate()
  }

  #write(data: Uint8Array): void {
    const translated = this.#deps.dialect.outgoing(data)
    if (translated) this.#writeRaw(translated)
  }

  #writeRaw(data: Uint8Array): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    const { bufferedAmount } = this.#webSocket
    // A document may be larger than what may wait; one message of it at a time is no sign of slowness.
    this.#largest = bufferedAmount === 0 ? data.byteLength : Math.max(this.#largest, data.byteLength)
    if (bufferedAmount - this.#largest > limits.bufferedBytes) return this.end('too_slow')
    this.#webSocket.send(data)
  }

  /** Changes and presence, which a reader that is behind can be told later, as one. */
  #pass(data: Uint8Array, type: MessageType): void {
    if (!this.#backlog && this.#webSocket.bufferedAmount <= limits.laggingBytes) return this.#write(data)
    if (!this.#backlog) {
      this.#backlog = new Backlog()
      this.#looking = setInterval(() => this.#look(), lookMs)
    }
    if (type === MessageType.Awareness) return
    const frame = readFrame(data)
    if (frame?.syncStep === syncSteps.request) this.#write(data)
    else if (frame?.payload) this.#backlog.leaveOut(frame.payload)
  }

  #look(): void {
    const backlog = this.#backlog
    if (!backlog) return
    if (this.#webSocket.bufferedAmount <= limits.laggingBytes / 4) return this.#bringUpToDate(backlog)
    if (performance.now() - backlog.since > this.#deps.patienceMs) this.end('too_slow')
  }

  #bringUpToDate(backlog: Backlog): void {
    clearInterval(this.#looking)
    this.#backlog = null
    const document = this.connection?.document
    if (!document || document.isDestroyed || this.address === null) return
    this.#write(syncAnswer(this.address, backlog.missingFrom(document)))
    this.#write(presenceMessage(this.address, encodeAwarenessUpdate(document.awareness, [...document.awareness.getStates().keys()])))
  }

  /** Called in the same breath in which Hocuspocus applied the change, so what is in memory now is what it confirms. */
  #confirm(data: Uint8Array): void {
    const story = this.identity ? this.#deps.storyOf(this.identity) : undefined
    // The document can be unloaded between being found and being joined; its changes would go nowhere.
    if (!story?.document || story.document.isDestroyed) return this.end('unavailable')
    if (story.isGone) return this.end('story_deleted')
    const unintegrated = dropUnintegrated(story.document)
    if (unintegrated) {
      this.#deps.onRefused('update_refused', unintegrated)
      return this.end('update_refused')
    }
    story.gate.whenCommitted(() => this.#write(data))
  }

  /** Because the client asked for it, or because handling a message of it failed. */
  #letGo(reason: string): void {
    if (reason === 'provider_initiated') this.#webSocket.close(1000)
    else this.end('update_refused')
  }

  #signIn(data: Uint8Array): void {
    const refusal = readPermissionDenied(data)
    if (refusal === null) return this.#write(data)
    const reason: CloseReason = refusal in closeCodes ? (refusal as CloseReason) : 'unavailable'
    // To a client this message is final; what may work in a moment it learns from the close code alone.
    if (!closeCodes[reason].reconnect) this.#write(data)
    this.end(reason)
  }
}
