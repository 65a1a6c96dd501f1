import { MessageType, type WebSocketLike } from '@hocuspocus/server'
import { closeCodes, type CloseReason } from '@insightengine/shared/errors'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import type { WebSocket } from 'ws'
import { readCloseReason, readPermissionDenied, typeOf } from './frame.ts'
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

/**
 * The socket as Hocuspocus sees it. It stands between the two because three of Hocuspocus' messages must not leave as they
 * are: a confirmation waits for its commit, a refusal and a closed document close the socket with a code that says why.
 */
export class CollabSocket implements WebSocketLike {
  /** Null until the ticket was accepted. */
  identity: Identity | null = null
  /** The Yjs client this socket speaks for in presence; null before its first word. */
  clientId: number | null = null
  readonly #webSocket: WebSocket
  readonly #storyOf: (identity: Identity) => OpenStory | undefined

  constructor(webSocket: WebSocket, storyOf: (identity: Identity) => OpenStory | undefined) {
    this.#webSocket = webSocket
    this.#storyOf = storyOf
  }

  get readyState(): number {
    return this.#webSocket.readyState
  }

  send(data: Uint8Array): void {
    switch (typeOf(data)) {
      case MessageType.SyncStatus:
        return this.#confirm(data)
      case MessageType.Auth:
        return this.#signIn(data)
      case MessageType.CLOSE:
        return this.#letGo(readCloseReason(data))
      default:
        this.write(data)
    }
  }

  /** Past everything above. */
  write(data: Uint8Array): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    if (this.#webSocket.bufferedAmount > limits.bufferedBytes) return this.end('too_slow')
    this.#webSocket.send(data)
  }

  close(code?: number, reason?: string): void {
    this.#webSocket.close(code, reason)
  }

  end(reason: CloseReason): void {
    const { code, reason: words } = closeCodes[reason]
    this.#webSocket.close(code, words)
    // A reader that has stopped will not read the goodbye either.
    if (reason === 'too_slow') this.#webSocket.terminate()
  }

  /** Called in the same breath in which Hocuspocus applied the change, so what is in memory now is what it confirms. */
  #confirm(data: Uint8Array): void {
    const story = this.identity ? this.#storyOf(this.identity) : undefined
    // The document can be unloaded between being found and being joined; its changes would go nowhere.
    if (!story?.document || story.document.isDestroyed) return this.end('unavailable')
    if (story.isGone) return this.end('story_deleted')
    if (dropUnintegrated(story.document)) return this.end('update_refused')
    story.gate.whenCommitted(() => this.write(data))
  }

  /** Because the client asked for it, or because handling a message of it failed. */
  #letGo(reason: string): void {
    if (reason === 'provider_initiated') this.#webSocket.close(1000)
    else this.end('update_refused')
  }

  #signIn(data: Uint8Array): void {
    const refusal = readPermissionDenied(data)
    if (refusal === null) return this.write(data)
    const reason: CloseReason = refusal in closeCodes ? (refusal as CloseReason) : 'unavailable'
    // To a client this message is final; what may work in a moment it learns from the close code alone.
    if (!closeCodes[reason].reconnect) this.write(data)
    this.end(reason)
  }
}
