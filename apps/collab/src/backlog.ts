import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { decodeStateVector, encodeStateAsUpdate, encodeStateVector, parseUpdateMeta, type Doc } from 'yjs'

/**
 * What a slow reader was not sent: not the changes themselves, only from where on they are missing. However many there
 * were, what the reader lacks can then be sent as one.
 */
export class Backlog {
  readonly #firstClock = new Map<number, number>()
  /** When the first one was left out. */
  readonly since: number

  constructor(now = performance.now()) {
    this.since = now
  }

  leaveOut(update: Uint8Array): void {
    for (const [client, clock] of parseUpdateMeta(update).from) {
      const known = this.#firstClock.get(client)
      if (known === undefined || clock < known) this.#firstClock.set(client, clock)
    }
  }

  /** Everything that was left out, as the document has it now. Deletions are always complete. */
  missingFrom(doc: Doc): Uint8Array {
    const state = decodeStateVector(encodeStateVector(doc))
    for (const [client, clock] of this.#firstClock) state.set(client, Math.min(clock, state.get(client) ?? clock))
    return encodeStateAsUpdate(doc, toStateVector(state))
  }
}

function toStateVector(state: ReadonlyMap<number, number>): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, state.size)
  for (const [client, clock] of state) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
  }
  return toUint8Array(encoder)
}
