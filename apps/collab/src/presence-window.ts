import type { ConnectionTransactionOrigin } from '@hocuspocus/server'
import { applyAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import type { CollabSocket } from './collab-socket.ts'
import { writePresence, type PresenceEntry } from './presence-message.ts'
import { inOrder } from './presence-order.ts'

/**
 * Lets everybody of a story speak at the same moments: what is said in between is put together, the last word of each
 * counts. So a listener gets one message per window, however many people move.
 */
export class PresenceWindow {
  readonly #awareness: () => Awareness | undefined
  readonly #windowMs: number
  readonly #waiting = new Map<CollabSocket, PresenceEntry>()
  #timer: NodeJS.Timeout | undefined
  #spokenAt = -Infinity

  constructor(awareness: () => Awareness | undefined, windowMs: number) {
    this.#awareness = awareness
    this.#windowMs = windowMs
  }

  say(socket: CollabSocket, entry: PresenceEntry): void {
    this.#waiting.set(socket, entry)
    if (this.#timer) return
    this.#timer = setTimeout(() => this.#speak(), Math.max(0, this.#spokenAt + this.#windowMs - performance.now()))
  }

  forget(socket: CollabSocket): void {
    this.#waiting.delete(socket)
  }

  /** Who the server said that this client is. */
  personOf(clientId: number): string | undefined {
    const state = this.#awareness()?.getStates().get(clientId) as { user?: { id?: string } } | undefined
    return state?.user?.id
  }

  #speak(): void {
    this.#timer = undefined
    this.#spokenAt = performance.now()
    const awareness = this.#awareness()
    const said = [...this.#waiting]
    this.#waiting.clear()
    if (!awareness) return
    for (const [{ connection }, entry] of said) {
      const next = connection && inOrder(awareness, entry)
      // The origin lets Hocuspocus take the presence away with its connection.
      if (next) applyAwarenessUpdate(awareness, writePresence([next]), { source: 'connection', connection } satisfies ConnectionTransactionOrigin)
    }
  }
}
