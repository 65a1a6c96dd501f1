import type { Doc } from 'yjs'

/**
 * Yjs keeps a change whose predecessors are missing and waits for them, in memory only: it would be confirmed and never be
 * in the log. True when there was such a change; it is dropped, its client is told to begin again with a handshake, which
 * brings what was missing.
 */
export function dropUnintegrated(doc: Doc): boolean {
  if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return false
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return true
}
