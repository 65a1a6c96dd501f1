import type { FilterState, StoryFilter } from '@insightengine/shared/filter'
import type { CardContent, PageContent } from '@insightengine/shared/story'
import { useEffect, useRef } from 'react'
import { isRichTextEmpty, RichTextView, StoryGrid } from '../story-view/index.ts'
import { cardDataOf, type CardSlots } from './card-slots.ts'
import { ViewerCard } from './viewer-card.tsx'

interface PageViewProps {
  page: PageContent
  pages: readonly PageContent[]
  filters: readonly StoryFilter[]
  filterState: FilterState
  slots: CardSlots
  /** The reader came here from another page: start at the top, for eyes and for screen readers. */
  isTurnedTo: boolean
  onRetry: (cardId: string) => void
  onTurn: (index: number) => void
}

export function PageView({ page, pages, filters, filterState, slots, isTurnedTo, onRetry, onTurn }: PageViewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isTurnedTo) return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [isTurnedTo])
  const renderCard = (card: CardContent) => {
    const targetIndex = card.type === 'visualization' ? pages.findIndex(({ id }) => id === card.drillTargetPageId) : -1
    const target = pages[targetIndex]
    return (
      <ViewerCard
        card={card}
        data={cardDataOf(slots[card.id])}
        filters={filters}
        filterState={filterState}
        onRetry={() => onRetry(card.id)}
        {...(target ? { drill: { title: target.title, onOpen: () => onTurn(targetIndex) } } : {})}
      />
    )
  }
  return (
    <section aria-labelledby="page-title" className="pt-6 md:pt-8">
      <div className="[font-family:var(--story-font)]">
        <h2 id="page-title" ref={heading} tabIndex={-1} className="text-xl text-balance md:text-2xl">
          {page.title}
        </h2>
        {page.subtitle && <p className="mt-1 text-md text-ink-muted">{page.subtitle}</p>}
      </div>
      {!isRichTextEmpty(page.narrative) && <RichTextView value={page.narrative} className="mt-4 max-w-reading" />}
      {page.cards.length > 0 && (
        <div className="mt-5">
          <StoryGrid layout={page.layout} cards={page.cards} renderCard={renderCard} />
        </div>
      )}
    </section>
  )
}
