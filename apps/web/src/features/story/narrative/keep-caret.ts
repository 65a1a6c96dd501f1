import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * When somebody splits a paragraph, the binding takes its second half out and puts it in again as a new one. A caret that
 * stood in there loses its place and ends up at the split, where the next key would change somebody else's words. As long as
 * the words themselves are the same before and after, their number before the caret says where it belongs.
 */
export function keepCaret(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      const isRemote = transactions.some((transaction) => transaction.docChanged && (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin)
      if (!isRemote || !(before.selection instanceof TextSelection)) return null
      const anchor = caretAfterRestructure(before.doc, after.doc, before.selection.anchor)
      const head = caretAfterRestructure(before.doc, after.doc, before.selection.head)
      if (anchor === null || head === null || (anchor === after.selection.anchor && head === after.selection.head)) return null
      return after.tr.setSelection(TextSelection.create(after.doc, anchor, head)).setMeta('addToHistory', false)
    },
  })
}

/** Where a caret of `before` stands in `after`, which differs in blocks only; null when the words differ too. */
export function caretAfterRestructure(before: Node, after: Node, position: number): number | null {
  const $position = before.resolve(position)
  if (!$position.parent.isTextblock || before.eq(after) || wordsOf(before) !== wordsOf(after)) return null
  return positionOf(after, wordsOf(before, position).length, $position.parentOffset === 0)
}

function wordsOf(doc: Node, to = doc.content.size): string {
  return doc.textBetween(0, to, '', '\ufffc')
}

/** The position after `count` letters. Between two blocks it is the start of the second or the end of the first, as before. */
function positionOf(doc: Node, count: number, isAtStart: boolean): number | null {
  let left = count
  let found: number | null = null
  doc.descendants((node, start) => {
    if (!node.isTextblock) return found === null || isAtStart
    const size = node.content.size
    if (left >= 0 && left <= size && (found === null || (isAtStart && left === 0))) found = start + 1 + left
    left -= size
    return false
  })
  return found
}
