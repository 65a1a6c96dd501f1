import type { EditorState } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { useMemo } from 'react'

interface TextAnchor {
  getBoundingClientRect: () => DOMRect
  /** Lets the popup follow when something around the text scrolls. */
  contextElement: Element
}

/** Where a popup about a part of the text belongs; `range` finds that part anew whenever the popup is placed. */
export function useTextAnchor(editor: Editor, range: (state: EditorState) => { from: number; to: number } | null): { current: TextAnchor } {
  return useMemo(
    () => ({
      current: {
        contextElement: editor.view.dom,
        getBoundingClientRect() {
          const { from, to } = range(editor.state) ?? editor.state.selection
          const start = editor.view.coordsAtPos(from)
          const end = editor.view.coordsAtPos(to, -1)
          // A range over several lines is as wide as the text.
          const left = start.top === end.top ? start.left : editor.view.dom.getBoundingClientRect().left
          return new DOMRect(left, start.top, Math.max(1, end.right - left), end.bottom - start.top)
        },
      },
    }),
    [editor, range],
  )
}
