import { metaMap } from '@insightengine/shared/doc'
import * as Y from 'yjs'
import type { StoryCopy } from './story-copy.ts'

/** Brings the copy into a new document, in one transaction with the copy as origin. False when it does not hold the story itself. */
export function restoreCopy(doc: Y.Doc, copy: StoryCopy): boolean {
  const apply = () => {
    for (const update of copy.updates) Y.applyUpdate(doc, update)
  }
  Y.transact(doc, apply, copy, false)
  return metaMap(doc).size > 0
}
