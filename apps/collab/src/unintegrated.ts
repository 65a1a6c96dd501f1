import type { Doc } from 'yjs'

/**
 * Yjs keeps a change whose predecessors are missing and waits for them, in memory only: it would be confirmed and never be
 * in the log. Returns such a change, or null; it is dropped, its client is told to begin again with a handshake, which
 * brings what was missing.
 */
export function dropUnintegrated(doc: Doc): Uint8Array | null {
  const { pendingStructs, pendingDs } = doc.store
  if (pendingStructs === null && pendingDs === null) return null
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return pendingStructs?.update ?? pendingDs
}
