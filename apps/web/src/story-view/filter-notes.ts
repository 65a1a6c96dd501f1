import type { FilterState, StoryFilter } from '@insightengine/shared/filter'
import type { FilterApplication } from '@insightengine/shared/query'

export interface FilterNote {
  filterId: string
  label: string
  why: string
}

/**
 * The filters that did not reach a card, and why: never ignored in silence. Where a card is not asked again when such a filter is
 * cleared, its last answer still speaks of it; `state` then tells which filters are set now.
 */
export function filterNotes(filters: readonly StoryFilter[], applications: readonly FilterApplication[], state?: FilterState): FilterNote[] {
  return applications.flatMap((application) => {
    const filter = filters.find(({ id }) => id === application.filterId)
    if (!filter || (state && !state[filter.id]) || application.mode !== 'not_applied') return []
    return [{ filterId: filter.id, label: filter.label, why: reasonWords(application.reason, filter) }]
  })
}

function reasonWords(reason: FilterApplication['reason'], { column }: StoryFilter): string {
  switch (reason) {
    case 'no_such_column':
      return `This card’s data has no column “${column}”.`
    case 'duplicate_column':
      return `This card’s data has more than one column “${column}”.`
    case 'limited_query':
      return 'This card’s query is limited to a number of rows, and filtering those would mislead.'
    case 'wrong_type':
      return `The chosen value does not fit the column “${column}”.`
    case null:
      return 'This card’s query cannot be filtered.'
  }
}
