import { keepRefusedUpdate } from '@insightengine/db/collab'
import type { CloseReason } from '@insightengine/shared/errors'
import type { CollabSocket } from './collab-socket.ts'
import { limits } from './limits.ts'
import type { CollabNode } from './node.ts'

/** A flood of refusals is counted, not stored: what is kept is for understanding one of them. */
const maxWriting = 4

/** What this node turned away, by reason; some of it is kept in the database for inspection. */
export class Quarantine {
  readonly counts: Partial<Record<CloseReason, number>> = {}
  /** Sockets that were closed with a reason. */
  readonly closes: Partial<Record<CloseReason, number>> = {}
  #writing = 0

  closed(reason: CloseReason): void {
    this.closes[reason] = (this.closes[reason] ?? 0) + 1
  }

  /** Does not wait, and never fails: the socket is closed whatever becomes of this. */
  take(node: Pick<CollabNode, 'db' | 'logger'>, { identity }: Pick<CollabSocket, 'identity'>, reason: CloseReason, message: Uint8Array): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + 1
    if (!identity || this.#writing >= maxWriting) return
    this.#writing++
    const { orgId, storyId, userId } = identity
    // A copy: the message is part of a larger buffer that is used again.
    const head = message.slice(0, limits.quarantineBytes)
    node.logger.warn({ reason, storyId, userId, bytes: message.byteLength }, 'a message was refused')
    void keepRefusedUpdate(node.db, orgId, { storyId, userId, reason, bytes: message.byteLength, head })
      .catch((error: unknown) => node.logger.warn({ err: error, storyId }, 'could not keep a refused message'))
      .finally(() => {
        this.#writing--
      })
  }
}
