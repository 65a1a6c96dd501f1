import { readStory, readStoryMeta } from '@insightengine/shared/doc'
import { assert } from '@insightengine/shared/errors'
import type { StoryId } from '@insightengine/shared/ids'
import * as Y from 'yjs'

/** A document as bytes. */
export interface Fold {
  state: Uint8Array
  stateVector: Uint8Array
  docVersion: number
}

/**
 * Folds `doc` and proves that the bytes give what `reference` is, which was put together without the states in between. Throws
 * where they differ: then something is wrong with a state, with Yjs or with us, and the log stays as it is.
 */
export function foldVerified(storyId: StoryId, { doc, reference }: { doc: Y.Doc; reference: Y.Doc }): Fold {
  const fold = { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc), docVersion: readStoryMeta(doc).version }
  const reread = new Y.Doc()
  Y.applyUpdate(reread, fold.state)
  assertSame(storyId, reread, reference)
  assert(equalBytes(fold.stateVector, Y.encodeStateVector(reference)), `the state vector of story ${storyId} is that of its log`)
  return fold
}

export function assertSame(storyId: StoryId, a: Y.Doc, b: Y.Doc): void {
  for (const doc of [a, b]) assert(doc.store.pendingStructs === null && doc.store.pendingDs === null, `story ${storyId} has no change without its predecessors`)
  assert(equalBytes(Y.encodeStateVector(a), Y.encodeStateVector(b)), `the folded story ${storyId} holds every change of its log`)
  assert(Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)), `the folded story ${storyId} holds every deletion of its log`)
  assert(JSON.stringify(readStory(a, storyId)) === JSON.stringify(readStory(b, storyId)), `the folded story ${storyId} reads as its log does`)
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
