import type { Card } from '@insightengine/shared/doc'
import type { KeyboardEvent } from 'react'
import { useEditorView, useStory } from '../story-context.ts'
import { toastWithUndo } from '../session/undo-toast.ts'
import { copyCard, removeCard } from './card-changes.ts'
import { cardName } from './card-type-words.ts'

/** Keys for a card that has the focus itself, not for a field inside it. */
export function useCardKeys(card: Card): (event: KeyboardEvent) => void {
  const { session } = useStory()
  const { selectCard } = useEditorView()
  return (event) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      if (removeCard(session, card.id)) toastWithUndo(session.undo, `“${cardName(card)}” deleted`)
    } else if (event.key === 'd' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      const copy = copyCard(session, card.id)
      if (copy) selectCard(copy)
    } else if (event.key === 'Escape') {
      selectCard(null)
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur()
    }
  }
}
