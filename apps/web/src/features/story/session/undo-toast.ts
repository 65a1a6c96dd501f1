import type * as Y from 'yjs'
import { toast } from '../../../ui/toast-store.ts'

/** Says what was just done, with a button that takes back exactly that, also when the person has done other things since. */
export function toastWithUndo(undo: Y.UndoManager, title: string): void {
  const step = undo.undoStack.at(-1)
  if (!step) return
  toast({ title, action: { label: 'Undo', altText: 'Undo with Control+Z', onClick: () => undoStep(undo, step) } })
}

/** Steps stand for themselves, so one from the middle can be brought to the top. */
export function undoStep(undo: Y.UndoManager, step: Y.UndoManager['undoStack'][number]): void {
  const index = undo.undoStack.indexOf(step)
  if (index === -1) return
  undo.undoStack.push(...undo.undoStack.splice(index, 1))
  undo.undo()
}
