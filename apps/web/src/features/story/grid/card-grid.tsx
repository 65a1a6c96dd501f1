import type { Card, Page } from '@insightengine/shared/doc'
import type { CardId } from '@insightengine/shared/ids'
import type { Rect } from '@insightengine/shared/story'
import { useRef, useState, type KeyboardEvent } from 'react'
import { gridRowPixels } from '../../../story-view/index.ts'
import { cx } from '../../../ui/cx.ts'
import { placeCard } from '../card/card-changes.ts'
import { StoryCard } from '../card/story-card.tsx'
import { useEditorView, useStory } from '../story-context.ts'
import { dragPlacement, previewLayout, type GridScale } from './card-drag.ts'
import { isArrowKey, keyboardPlacement } from './card-keys.ts'
import type { CardPlacement } from './card-placement.ts'
import { placementWords } from './placement-words.ts'
import { useBoxWidth } from './use-box-width.ts'
import { useCardDrag } from './use-card-drag.ts'

/** Below this width cards stand below each other and stay where they are, as for a reader on a phone. */
const narrowestGridPx = 560

interface CardGridProps {
  page: Page
  cards: readonly Card[]
}

/** The page's cards where the layout has them; they can be taken and put elsewhere. */
export function CardGrid({ page, cards }: CardGridProps) {
  const { session } = useStory()
  const { canEdit } = useEditorView()
  const box = useRef<HTMLDivElement>(null)
  const width = useBoxWidth(box)
  const [announcement, setAnnouncement] = useState('')
  const scale: GridScale = { column: Math.max(1, width) / 12, row: gridRowPixels }
  const isStacked = width < narrowestGridPx

  const place = (id: CardId, placement: CardPlacement | null) => {
    if (!placement) return
    placeCard(session, id, placement)
    setAnnouncement(placementWords(placement, cards.length))
  }
  const { drag, begin } = useCardDrag((dropped) => place(dropped.cardId, dragPlacement(dropped, page.layout, cards, scale)))
  const places = previewLayout(drag, page.layout, cards, scale)
  const handleKeyDown = (event: KeyboardEvent, card: Card) => {
    const drawn = places.get(card.id)
    // Keys are for the card itself, not for a field inside it.
    if (!drawn || !event.altKey || !isArrowKey(event.key) || event.target !== event.currentTarget) return
    event.preventDefault()
    place(card.id, keyboardPlacement(event.key, event.shiftKey ? 'resize' : 'move', { layout: page.layout, items: cards, cardId: card.id, drawn }))
  }

  const rows = [...places.values()].reduce((bottom, { y, h }) => Math.max(bottom, y + h), 0)
  return (
    <div ref={box} className="relative -mx-2" style={isStacked || width === 0 ? undefined : { height: rows * scale.row }}>
      <p className="sr-only" aria-live="polite">{announcement}</p>
      {drag?.kind === 'move' && <LandingMark rect={places.get(drag.cardId) ?? drag.from} scale={scale} />}
      {width > 0 &&
        cards.map((card) => {
          const rect = places.get(card.id) ?? card.rect
          const isHeld = drag?.cardId === card.id
          const held = isHeld && drag.kind === 'move' ? { x: drag.dx, y: drag.dy, from: drag.from } : null
          return (
            <div
              key={card.id}
              style={isStacked ? { height: stackedHeight(card) } : cellStyle(rect, scale, held)}
              className={cx(
                'p-2',
                !isStacked && 'absolute top-0 left-0',
                !isStacked && !isHeld && 'transition-[transform,width,height] duration-150',
                isHeld && 'z-10',
                held && 'opacity-90',
              )}
            >
              <StoryCard
                card={card}
                onKeyDown={canEdit && !isStacked ? (event) => handleKeyDown(event, card) : undefined}
                onBeginDrag={canEdit && !isStacked ? (event, kind) => begin(event, kind, card.id, places.get(card.id) ?? rect) : undefined}
              />
            </div>
          )
        })}
    </div>
  )
}

/** Where the card will be when it is let go. */
function LandingMark({ rect, scale }: { rect: Rect; scale: GridScale }) {
  return (
    <div style={cellStyle(rect, scale, null)} className="absolute top-0 left-0 p-2" aria-hidden>
      <div className="size-full rounded-lg border-2 border-dashed border-primary bg-primary-soft" />
    </div>
  )
}

function cellStyle(rect: Rect, scale: GridScale, held: { x: number; y: number; from: Rect } | null) {
  const at = held?.from ?? rect
  const x = at.x * scale.column + (held?.x ?? 0)
  const y = at.y * scale.row + (held?.y ?? 0)
  return { transform: `translate(${x}px, ${y}px)`, width: at.w * scale.column, height: at.h * scale.row }
}

function stackedHeight(card: Card): number | 'auto' {
  if (card.type === 'text') return 'auto'
  return card.type === 'metric' ? 172 : Math.min(480, Math.max(320, card.rect.h * gridRowPixels))
}
