import { MessageType } from '@hocuspocus/server'
import type { CloseReason } from '@insightengine/shared/errors'
import { decodeUpdate } from 'yjs'
import { readFrame, syncSteps, type Frame } from './frame.ts'

export const limits = {
  /** Enforced by WebSocket itself, before a message is in memory. */
  messageBytes: 1024 * 1024,
  /** One change, or everything a client brings along on (re)joining. */
  updateBytes: 256 * 1024,
  /** Somebody's presence, and every other small message. */
  presenceBytes: 4 * 1024,
  /** What may wait for a slow reader before changes are left out for it. */
  laggingBytes: 1024 * 1024,
  /** What may wait for a slow reader before it is cut off. */
  bufferedBytes: 8 * 1024 * 1024,
  /** How much of a refused message is kept. */
  quarantineBytes: 256 * 1024,
} as const

export interface LimitChecks {
  /** The document this socket is for; null before its first message has named it. */
  address: string | null
  /** Throws when too much is unsaved already. */
  assertRoom: (bytes: number) => void
  /** False when the document would become larger than it may. */
  fits: (bytes: number) => boolean
}

const small = new Set<MessageType>([MessageType.Auth, MessageType.QueryAwareness, MessageType.Stateless, MessageType.CLOSE])

/** Looks at a message before anything is done with it. Null when it may pass, else why the socket is closed. Presence is for `presence.ts`. */
export function checkMessage(data: Uint8Array, checks: LimitChecks): CloseReason | null {
  return checkFrame(readFrame(data), data.byteLength, checks)
}

/** The same for a message that was read already. */
export function checkFrame(frame: Frame | null, bytes: number, { address, ...checks }: LimitChecks): CloseReason | null {
  // One socket serves one document, so that closing the socket with a reason concerns nothing else.
  if (!frame || (address !== null && frame.address !== address)) return 'update_refused'
  if (frame.type === MessageType.Awareness) return null
  if (small.has(frame.type)) return bytes > limits.presenceBytes ? 'too_large' : null
  if (frame.syncStep === syncSteps.request) return null
  if (frame.syncStep === syncSteps.answer || frame.syncStep === syncSteps.change) return checkUpdate(frame.payload!, checks)
  return 'update_refused'
}

function checkUpdate(update: Uint8Array, { assertRoom, fits }: Omit<LimitChecks, 'address'>): CloseReason | null {
  if (update.byteLength > limits.updateBytes) return 'too_large'
  // Nothing new and nothing deleted: what a client sends that only wants to read.
  if (update.byteLength === 2 && update[0] === 0 && update[1] === 0) return null
  try {
    // Decoded once more than necessary: Yjs applies as it decodes, and half a bad change would stay in the document.
    const { structs } = decodeUpdate(update)
    // What only deletes makes a document smaller, and is the way out of one that is full.
    if (structs.length > 0 && !fits(update.byteLength)) return 'too_large'
  } catch {
    return 'update_refused'
  }
  try {
    assertRoom(update.byteLength)
  } catch {
    return 'unavailable'
  }
  return null
}
