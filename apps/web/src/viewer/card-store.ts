import type { FilterState, StoryFilter } from '@insightengine/shared/filter'
import type { PageContent } from '@insightengine/shared/story'
import { unreachable } from '../story-view/card-failure.ts'
import { filtersOfPage, planCards } from './card-plan.ts'
import { cardSlots, type CardEvent, type CardSlots } from './card-slots.ts'
import { CardsRefused, type loadCards } from './published-api.ts'

/** What one request may ask for, as the API allows. */
const cardsPerRequest = 100

export interface CardStore {
  subscribe: (listener: () => void) => () => void
  slots: () => CardSlots
  /** Asks for what the page lacks under these filter values; asking again for what is on its way does nothing. */
  ask: (page: PageContent, state: FilterState) => void
  retry: (cardId: string) => void
}

/** The data of a story's cards. It lives outside React: answers keep coming while the reader turns pages. */
export function createCardStore(token: string, filters: readonly StoryFilter[], load: typeof loadCards): CardStore {
  let slots: CardSlots = {}
  let requests = 0
  const listeners = new Set<() => void>()

  function dispatch(event: CardEvent): void {
    slots = cardSlots(slots, event)
    for (const listener of listeners) listener()
  }

  async function request(cardIds: readonly string[], sent: FilterState): Promise<void> {
    requests += 1
    const request = requests
    dispatch({ type: 'requested', cardIds, request, sent })
    // A request goes on when its page is left: the answers are for when the reader comes back.
    const { signal } = new AbortController()
    try {
      for await (const line of load(token, cardIds, sent, signal)) dispatch({ type: 'answered', request, line })
      dispatch({ type: 'broke', cardIds, request, failure: unreachable })
    } catch (error) {
      dispatch({ type: 'broke', cardIds, request, failure: error instanceof CardsRefused ? error.failure : unreachable })
    }
  }

  return {
    slots: () => slots,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask(page, state) {
      const cardIds = planCards(page, filters, state, slots)
      const sent = filtersOfPage(page, filters, state)
      for (let from = 0; from < cardIds.length; from += cardsPerRequest) void request(cardIds.slice(from, from + cardsPerRequest), sent)
    },
    retry(cardId) {
      const slot = slots[cardId]
      if (slot) void request([cardId], slot.sent)
    },
  }
}
