import { metaMap } from '@insightengine/shared/doc'
import * as Y from 'yjs'
import type { StoryCopy } from './story-copy.ts'

/** Brings the copy into a new document, with the copy as origin. False when it does not hold the story itself. */
export function restoreCopy(doc: Y.Doc, copy: StoryCopy): boolean {
  if (copy.updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates([...copy.updates]), copy)
  return metaMap(doc).size > 0
}
