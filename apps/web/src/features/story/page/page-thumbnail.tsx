import type { Card } from '@insightengine/shared/doc'
import { layoutPage, type Layout } from '@insightengine/shared/story'
import { memo } from 'react'
import { cx } from '../../../ui/cx.ts'

const tones = { visualization: 'fill-primary/45', metric: 'fill-accent/55', text: 'fill-ink-faint/35' } as const
/** Grid rows that a thumbnail shows; the rest is cut off. */
const rows = 22

/** A page from afar: where its cards are and of which kind. */
export const PageThumbnail = memo(function PageThumbnail({ layout, cards, hasText }: { layout: Layout; cards: readonly Card[]; hasText: boolean }) {
  const places = layoutPage(layout, cards)
  const top = hasText ? 5 : 2.5
  return (
    <svg viewBox={`0 0 120 ${rows * 3}`} className="w-full rounded-xs bg-canvas" aria-hidden>
      <rect x="6" y="5" width="44" height="3.5" rx="1" className="fill-ink-faint/60" />
      {hasText && <path d="M6 12.5h100M6 16.5h82" className="stroke-line-strong" strokeWidth="1.5" strokeLinecap="round" />}
      {cards.map((card) => {
        const rect = places.get(card.id)
        if (!rect) return null
        return <rect key={card.id} x={6 + rect.x * 9 + 0.75} y={(rect.y * 3) / 1.25 + top * 3 + 4} width={rect.w * 9 - 1.5} height={(rect.h * 3) / 1.25 - 1.5} rx="1.5" className={cx(tones[card.type])} />
      })}
    </svg>
  )
})
