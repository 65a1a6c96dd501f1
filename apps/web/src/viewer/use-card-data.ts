import { preloadChart } from '@insightengine/charts'
import type { FilterState } from '@insightengine/shared/filter'
import type { PageContent, StoryContent } from '@insightengine/shared/story'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createCardStore, type CardStore } from './card-store.ts'
import type { CardSlots } from './card-slots.ts'
import { loadCards } from './published-api.ts'

/** The story's card data: this page's at once, the next page's when this one is there and the browser has nothing better to do. */
export function useCardData(token: string, content: StoryContent, page: PageContent, next: PageContent | undefined, state: FilterState) {
  const [store] = useState<CardStore>(() => createCardStore(token, content.filters, loadCards))
  const slots = useSyncExternalStore(store.subscribe, store.slots)
  const isSettled = isPageSettled(page, slots)
  useEffect(() => store.ask(page, state), [store, page, state])
  // The charts' code travels while their data does.
  useEffect(() => {
    for (const card of page.cards) if (card.type === 'visualization') preloadChart(card.chart.type)
  }, [page])
  useEffect(() => {
    if (!isSettled || !next) return undefined
    return whenIdle(() => store.ask(next, state))
  }, [store, isSettled, next, state])
  return { slots, retry: store.retry, isSettled }
}

export function isPageSettled(page: PageContent, slots: CardSlots): boolean {
  return page.cards.every((card) => {
    if (card.type === 'text' || card.queryId === null) return true
    const slot = slots[card.id]
    return slot !== undefined && slot.state !== 'loading'
  })
}

function whenIdle(work: () => void): () => void {
  // Safari has no requestIdleCallback yet; a second later is idle enough.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 1000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 5000 })
  return () => cancelIdleCallback(handle)
}
