import { appliesToPage, type FilterState, type StoryFilter } from '@insightengine/shared/filter'
import type { FilterApplication } from '@insightengine/shared/query'
import type { PageContent } from '@insightengine/shared/story'
import { sameValue } from '../story-filters/filter-choices.ts'
import type { CardSlots } from './card-slots.ts'

/**
 * The cards of a page to ask for: those never asked for, and those whose answer depends on a value that has changed since.
 * A filter that cannot reach a card, as its last answer said, never makes it load again.
 */
export function planCards(page: PageContent, filters: readonly StoryFilter[], state: FilterState, slots: CardSlots): string[] {
  const onPage = filters.filter((filter) => appliesToPage(filter, page.id))
  return page.cards.flatMap((card) => {
    if (card.type === 'text' || card.queryId === null) return []
    const slot = slots[card.id]
    if (!slot) return [card.id]
    const applications = slot.answer?.filters ?? []
    const changed = onPage.some((filter) => !isOutOfReach(filter, applications) && !sameValue(meaning(state[filter.id]), meaning(slot.sent[filter.id])))
    return changed ? [card.id] : []
  })
}

/** The values that the server needs for a page, and nothing about others. */
export function filtersOfPage(page: PageContent, filters: readonly StoryFilter[], state: FilterState): FilterState {
  const sent: FilterState = {}
  for (const filter of filters) {
    const value = meaning(state[filter.id])
    if (value && appliesToPage(filter, page.id)) sent[filter.id] = value
  }
  return sent
}

/** `wrong_type` is about the value and may be otherwise for the next; the other reasons are about the card. */
function isOutOfReach({ id }: StoryFilter, applications: readonly FilterApplication[]): boolean {
  return applications.some(({ filterId, mode, reason }) => filterId === id && mode === 'not_applied' && reason !== 'wrong_type')
}

/** A date range without ends filters nothing, as no filter does. */
function meaning(value: FilterState[string] | undefined): FilterState[string] | null {
  if (!value) return null
  return value.type === 'date_range' && value.start === null && value.end === null ? null : value
}
