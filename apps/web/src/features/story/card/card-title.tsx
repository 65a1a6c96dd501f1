import { updateCard, type Card } from '@insightengine/shared/doc'
import { useState, type KeyboardEvent } from 'react'
import { useStory } from '../story-context.ts'

/** The title on the card; a double click, or Enter, opens it for writing. */
export function CardTitle({ card, canEdit }: { card: Card; canEdit: boolean }) {
  const { session } = useStory()
  const [isEditing, setIsEditing] = useState(false)
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' || event.key === 'Escape') setIsEditing(false)
  }
  return (
    <div className="min-h-7 min-w-0 flex-1 pt-1">
      {isEditing ? (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- It replaces the title that was just double-clicked.
        <input autoFocus value={card.title} maxLength={255} aria-label="Card title" placeholder="Untitled" onFocus={(event) => event.target.select()} onChange={(event) => updateCard(session.doc, card.id, { title: event.target.value }, 'user')} onBlur={() => setIsEditing(false)} onKeyDown={handleKeyDown} className="-mx-1 w-full rounded-xs bg-sunken px-1 text-base font-semibold outline-none" />
      ) : (
        <h3 title={card.title} className="text-base font-semibold [font-family:var(--story-font)]">
          {canEdit ? (
            <button type="button" onDoubleClick={() => setIsEditing(true)} onKeyDown={(event) => event.key === 'Enter' && setIsEditing(true)} className="block max-w-full cursor-[inherit] truncate rounded-xs text-left">
              {card.title || <span className="font-normal text-ink-faint">Untitled</span>}
            </button>
          ) : (
            <span className="block truncate">{card.title}</span>
          )}
        </h3>
      )}
      {card.description && <p className="mt-0.5 line-clamp-2 text-sm text-ink-muted">{card.description}</p>}
    </div>
  )
}
