import { layoutPage, type CardContent, type Layout } from '@insightengine/shared/story'
import type { CSSProperties, ReactNode } from 'react'

/** One grid row in pixels, the half gutter around each card included. */
export const gridRowPixels = 40

interface StoryGridProps {
  layout: Layout
  cards: readonly CardContent[]
  renderCard: (card: CardContent) => ReactNode
}

/** Cards on the page's twelve columns; below each other where there is no room for columns. */
export function StoryGrid({ layout, cards, renderCard }: StoryGridProps) {
  const places = layoutPage(layout, cards)
  return (
    <div className="@container -mx-2">
      <div className="grid grid-cols-1 @2xl:auto-rows-[40px] @2xl:grid-cols-12">
        {cards.map((card) => {
          const rect = places.get(card.id) ?? card.rect
          const style = {
            '--card-column': `${rect.x + 1} / span ${rect.w}`,
            '--card-row': `${rect.y + 1} / span ${rect.h}`,
            '--card-height': phoneHeight(card),
          } as CSSProperties
          return (
            <div
              key={card.id}
              style={style}
              className="h-(--card-height) min-w-0 p-2 @2xl:[grid-column:var(--card-column)] @2xl:[grid-row:var(--card-row)] @2xl:h-auto print:break-inside-avoid"
            >
              {renderCard(card)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Words take the height they need; pictures keep one that they can be read at. */
function phoneHeight(card: CardContent): string {
  if (card.type === 'text') return 'auto'
  if (card.type === 'metric') return card.metric.timeColumn === null ? '136px' : '208px'
  return `${Math.min(480, Math.max(320, card.rect.h * gridRowPixels))}px`
}
