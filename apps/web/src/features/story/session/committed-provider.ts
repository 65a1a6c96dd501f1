import { HocuspocusProvider, type onOpenParameters } from '@hocuspocus/provider'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { StorySocket } from './story-socket.ts'

export interface CommittedProviderOptions {
  socket: StorySocket
  name: string
  document: Y.Doc
  awareness: Awareness
  /** Asked for every connection anew; null when there is none to be had, and the connection leads nowhere. */
  ticket: () => Promise<string | null>
  /** A connection is open, and nothing has travelled on it yet. */
  onOpened: () => void
  onConfirmed: () => void
}

/**
 * Hocuspocus' provider with a strict order of messages, because "Saved" is counted from confirmations. Changes made before
 * the handshake is answered travel in the handshake, and only there: the original also sends each of them by itself, so that
 * a confirmation could stand for the wrong one, and a change could overtake the one it builds on.
 */
export class CommittedProvider extends HocuspocusProvider {
  readonly #options: CommittedProviderOptions

  constructor(options: CommittedProviderOptions) {
    super({ websocketProvider: options.socket, name: options.name, document: options.document, awareness: options.awareness })
    this.#options = options
    this.attach()
  }

  override async onOpen(event: onOpenParameters['event']): Promise<void> {
    const { socket, ticket, onOpened } = this.#options
    const opened = socket.openSocket()
    this.isAuthenticated = false
    onOpened()
    this.emit('open', { event })
    const token = await ticket()
    // Another connection may have been opened while the ticket was on its way; that one asks for its own.
    if (token === null || opened === null || opened !== socket.openSocket()) return
    this.configuration.token = token
    await this.sendToken()
    this.startSync()
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.#options.socket.hasSentHandshake()) super.documentUpdateHandler(update, origin)
  }

  override decrementUnsyncedChanges(): void {
    super.decrementUnsyncedChanges()
    this.#options.onConfirmed()
  }
}
