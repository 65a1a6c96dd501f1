import { Redo2, Undo2 } from 'lucide-react'
import { useCallback, useSyncExternalStore } from 'react'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useStory } from '../story-context.ts'

/** My own last steps in this story, whatever they were about. */
export function UndoButtons() {
  const { undo } = useStory().session
  const subscribe = useCallback(
    (listener: () => void) => {
      undo.on('stack-item-added', listener)
      undo.on('stack-item-popped', listener)
      return () => {
        undo.off('stack-item-added', listener)
        undo.off('stack-item-popped', listener)
      }
    },
    [undo],
  )
  const canUndo = useSyncExternalStore(subscribe, () => undo.canUndo())
  const canRedo = useSyncExternalStore(subscribe, () => undo.canRedo())
  useShortcuts([
    { keys: 'mod+z', label: 'Undo my last step', group: 'Story', run: () => undo.undo() },
    { keys: 'mod+shift+z', label: 'Redo', group: 'Story', run: () => undo.redo() },
  ])
  return (
    <div className="flex max-md:hidden">
      <IconButton label="Undo" shortcut="mod+z" disabled={!canUndo} onClick={() => undo.undo()}><Undo2 /></IconButton>
      <IconButton label="Redo" shortcut="mod+shift+z" disabled={!canRedo} onClick={() => undo.redo()}><Redo2 /></IconButton>
    </div>
  )
}
