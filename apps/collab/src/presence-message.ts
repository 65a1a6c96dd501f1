import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

/** One client in a message of Yjs' awareness protocol. */
export interface PresenceEntry {
  clientId: number
  clock: number
  /** JSON; `null` for somebody who has left. */
  state: string
}

/** Null for what is no such message. */
export function readPresence(payload: Uint8Array): PresenceEntry[] | null {
  try {
    const decoder = createDecoder(payload)
    const entries: PresenceEntry[] = []
    for (let left = readVarUint(decoder); left > 0; left--) entries.push({ clientId: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) })
    return entries
  } catch {
    return null
  }
}

export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    writeVarUint(encoder, clientId)
    writeVarUint(encoder, clock)
    writeVarString(encoder, state)
  }
  return toUint8Array(encoder)
}
