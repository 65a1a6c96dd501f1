import type { PageId } from '../ids/index.ts'
import type { BoundFilter, FilterState, FilterValue, StoryFilter } from './filter.ts'

// Apart from the schemas, so that the viewer can bind filters without shipping a parser.

export function appliesToPage(filter: Pick<StoryFilter, 'pageIds'>, pageId: PageId): boolean {
  return filter.pageIds.length === 0 || filter.pageIds.includes(pageId)
}

/** The filters of `state` that touch `pageId`, ready to send with a card's query. */
export function bindFilters(filters: readonly StoryFilter[], state: FilterState, pageId: PageId): BoundFilter[] {
  const bound: BoundFilter[] = []
  for (const filter of filters) {
    const value = state[filter.id]
    // An author may not have chosen the column yet.
    if (value && value.type === filter.type && filter.column !== '' && appliesToPage(filter, pageId) && !isOpen(value))
      bound.push({ filterId: filter.id, column: filter.column, value })
  }
  return bound
}

/** A date range without ends filters nothing. */
function isOpen(value: FilterValue): boolean {
  return value.type === 'date_range' && value.start === null && value.end === null
}
