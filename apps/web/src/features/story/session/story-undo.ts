import { cardsMap, filtersMap, metaMap, pagesMap, type Origin } from '@insightengine/shared/doc'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { wouldTakeWorkOfOthers } from './work-of-others.ts'

const captureTimeoutMs = 500
const mine: Origin = 'user'

/**
 * One person's undo over the whole story: cards, pages, filters and all text, in the order in which that person worked.
 * It follows the origins of this tab only, so what others do is never undone from here.
 */
export function storyUndo(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager([metaMap(doc), pagesMap(doc), cardsMap(doc), filtersMap(doc)], {
    doc,
    trackedOrigins: new Set<unknown>([mine, ySyncPluginKey]),
    captureTimeout: captureTimeoutMs,
    deleteFilter: (item) => !wouldTakeWorkOfOthers(doc, item),
    // The editor marks what it does by itself, such as tidying up after a remote change.
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })
}

/** Makes `change` one step of its own, however soon it follows the step before. */
export function asOneStep<T>(undo: Y.UndoManager, change: () => T): T {
  undo.stopCapturing()
  const result = change()
  undo.stopCapturing()
  return result
}
