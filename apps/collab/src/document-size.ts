import { encodeStateAsUpdate, type Doc } from 'yjs'

/** Measuring a document costs tens of milliseconds when it is large; whoever keeps knocking at the limit may cost no more. */
const measureEveryMs = 1000

/**
 * About how large a document is: what it measured last, and every change since. Merged into a document a change takes less than
 * on its way, so this is too much rather than too little, and only near the limit is it worth measuring.
 */
export class DocumentSize {
  #bytes = 0
  #measuredAt = -Infinity

  /** A change entered the document. */
  add(bytes: number): void {
    this.#bytes += bytes
  }

  /** Whether the document may take that much more. */
  fits(document: Doc, bytes: number, limit: number, now = performance.now()): boolean {
    if (this.#bytes + bytes <= limit) return true
    if (now - this.#measuredAt < measureEveryMs) return false
    this.#measuredAt = now
    this.#bytes = encodeStateAsUpdate(document).byteLength
    return this.#bytes + bytes <= limit
  }
}
