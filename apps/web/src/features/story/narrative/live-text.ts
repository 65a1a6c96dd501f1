import { Extension } from '@tiptap/core'
import { ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { keepCaret } from './keep-caret.ts'

export interface LiveTextOptions {
  fragment: Y.XmlFragment | null
  undo: Pick<Y.UndoManager, 'undo' | 'redo'>
}

/**
 * Binds the editor to a text in the story. tiptap's own Collaboration brings an undo of its own along, which knows this one
 * text only and destroys the manager it is given together with the editor; here ⌘Z means the person's last step anywhere.
 */
export const LiveText = Extension.create<LiveTextOptions>({
  name: 'liveText',
  // Before everything else that wants these keys.
  priority: 1000,
  addOptions: () => ({ fragment: null, undo: { undo: () => null, redo: () => null } }),
  addKeyboardShortcuts() {
    const { undo } = this.options
    const handled = (step: () => unknown) => () => {
      step()
      return true
    }
    const redo = handled(() => undo.redo())
    return { 'Mod-z': handled(() => undo.undo()), 'Mod-y': redo, 'Shift-Mod-z': redo }
  },
  addProseMirrorPlugins() {
    return this.options.fragment ? [ySyncPlugin(this.options.fragment), keepCaret()] : []
  },
})
