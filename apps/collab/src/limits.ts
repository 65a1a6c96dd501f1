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
}

const small = new Set<MessageType>([MessageType.Auth, MessageType.QueryAwareness, MessageType.Stateless, MessageType.CLOSE])

/** Looks at a message before anything is done with it. Null when it may pass, else why the socket is closed. Presence is for `presence.ts`. */
export function checkMessage(data: Uint8Array, { address, assertRoom }: LimitChecks): CloseReason | null {
  return checkFrame(readFrame(data), data.byteLength, { address, assertRoom })
}

/** The same for a message that was read already. */
export function checkFrame(frame: Frame | null, bytes: number, { address, assertRoom }: LimitChecks): CloseReason | null {
  // One socket serves one document, so that closing the socket with a reason concerns nothing else.
  if (!frame || (address !== null && frame.address !== address)) return 'update_refused'
  if (frame.type === MessageType.Awareness) return null
  if (small.has(frame.type)) return bytes > limits.presenceBytes ? 'too_large' : null
  if (frame.syncStep === syncSteps.request) return null
  if (frame.syncStep === syncSteps.answer || frame.syncStep === syncSteps.change) return checkUpdate(frame.payload!, assertRoom)
  return 'update_refused'
}

function checkUpdate(update: Uint8Array, assertRoom: LimitChecks['assertRoom']): CloseReason | null {
  if (update.byteLength > limits.updateBytes) return 'too_large'
  // Nothing new and nothing deleted: what a client sends that only wants to read.
  if (update.byteLength === 2 && update[0] === 0 && update[1] === 0) return null
  try {
    // Decoded once more than necessary: Yjs applies as it decodes, and half a bad change would stay in the document.
    decodeUpdate(update)
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
