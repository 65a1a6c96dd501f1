/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- A card is a region with
   content and, as a whole, something that is selected, moved, resized and deleted by keyboard; no role says both. */
import type { Card } from '@insightengine/shared/doc'
import type { KeyboardEvent, PointerEvent } from 'react'
import { filterNotes } from '../../../story-view/index.ts'
import { cx } from '../../../ui/cx.ts'
import { useCardView } from '../card-data/use-card-view.ts'
import { useEditorView, useStorySnapshot } from '../story-context.ts'
import { CardBoundary } from './card-boundary.tsx'
import { CardContent } from './card-content.tsx'
import { CardHalo } from './card-halo.tsx'
import { CardTitle } from './card-title.tsx'
import { CardTools } from './card-tools.tsx'
import { DrillLink } from './drill-link.tsx'
import { cardName } from './card-type-words.ts'
import { useCardKeys } from './use-card-keys.ts'

interface StoryCardProps {
  card: Card
  onKeyDown: ((event: KeyboardEvent) => void) | undefined
  /** Absent where cards cannot be moved. */
  onBeginDrag: ((event: PointerEvent, kind: 'move' | 'resize') => void) | undefined
}

/** Whether a press fell on the card itself: not on a control in it, nor in a menu of it, which hangs elsewhere in the page. */
function isOwnGround({ target, currentTarget }: PointerEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest('button, a, input, textarea, [contenteditable]') === null
}

/** A card while the story is written: it can be selected, taken, resized, and shows who else holds it. */
export function StoryCard({ card, onKeyDown, onBeginDrag }: StoryCardProps) {
  const { cardId, selectCard, canEdit } = useEditorView()
  const filters = useStorySnapshot((story) => story.filters)
  const view = useCardView(card.id)
  const handleCardKey = useCardKeys(card)
  const isSelected = canEdit && cardId === card.id
  const answer = view?.status === 'ready' ? view.answer : view?.previous
  const isStale = view?.status === 'loading' && view.previous !== null
  const hasHeader = card.type !== 'text' || card.title !== ''
  return (
    <section
      aria-label={cardName(card)}
      aria-busy={view?.status === 'loading'}
      tabIndex={canEdit ? 0 : undefined}
      data-story-card
      data-selected={isSelected || undefined}
      onFocus={() => selectCard(card.id)}
      onPointerDown={(event) => {
        selectCard(card.id)
        // A press on the handle starts a drag instead of moving the focus, which then stays where one has typed.
        if (canEdit && isOwnGround(event)) event.currentTarget.focus({ preventScroll: true })
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (canEdit) handleCardKey(event)
      }}
      className={cx(
        'group/card relative flex size-full min-h-0 flex-col rounded-lg border border-line bg-surface shadow-card outline-none focus-visible:ring-2 focus-visible:ring-focus',
        isSelected && 'border-primary ring-1 ring-primary',
      )}
    >
      <CardHalo cardId={card.id} />
      {canEdit && <CardTools card={card} isSelected={isSelected} onBeginDrag={onBeginDrag} />}
      {hasHeader && (
        <header
          className={cx('flex items-start px-4 pt-4 pb-2', onBeginDrag && 'cursor-grab touch-none active:cursor-grabbing')}
          onPointerDown={(event) => {
            if (!(event.target instanceof HTMLInputElement)) onBeginDrag?.(event, 'move')
          }}
        >
          <CardTitle card={card} canEdit={canEdit} />
          {!canEdit && card.type === 'visualization' && card.drillTargetPageId && <DrillLink pageId={card.drillTargetPageId} />}
        </header>
      )}
      {filterNotes(filters, answer?.filters ?? []).map((note) => (
        <p key={note.filterId} title={note.why} className="mx-4 mb-1 w-fit max-w-[calc(100%-2rem)] truncate rounded-sm bg-warning-soft px-2 py-0.5 text-xs text-warning-ink">
          <span className="font-medium">“{note.label}” does not apply here.</span> {note.why}
        </p>
      ))}
      <div className={cx('min-h-0 flex-1 px-4 pb-4 transition-opacity duration-150', !hasHeader && 'pt-4', isStale && 'opacity-45')}>
        <CardBoundary resetKey={card}><CardContent card={card} canEdit={canEdit} /></CardBoundary>
      </div>
      {onBeginDrag && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Resize ${cardName(card)}`}
          onPointerDown={(event) => onBeginDrag(event, 'resize')}
          className={cx(
            'absolute right-0 bottom-0 size-5 cursor-nwse-resize touch-none rounded-br-lg opacity-0 transition-opacity group-hover/card:opacity-100 after:absolute after:right-1 after:bottom-1 after:size-2 after:rounded-br-sm after:border-r-2 after:border-b-2 after:border-control after:content-[""] pointer-coarse:size-8 pointer-coarse:opacity-100',
            isSelected && 'opacity-100',
          )}
        />
      )}
    </section>
  )
}
