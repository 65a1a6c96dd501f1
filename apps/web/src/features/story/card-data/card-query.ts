import type { Card } from '@insightengine/shared/doc'
import { bindFilters, type BoundFilter, type FilterState, type StoryFilter } from '@insightengine/shared/filter'
import type { CardId, PageId, QueryId } from '@insightengine/shared/ids'

/** What a card asks of the query engine. Cards with the same key show the same result, so it is asked for once. */
export interface CardQuery {
  key: string
  queryId: QueryId
  filters: BoundFilter[]
}

export interface FilterContext {
  filters: readonly StoryFilter[]
  state: FilterState
  pageId: PageId
  timeZone: string
}

/** Null for a card that shows no query: text, or one whose query is not chosen yet. */
export function cardQueryOf(card: Card, context: FilterContext): CardQuery | null {
  if (card.type === 'text' || card.queryId === null) return null
  const filters = bindFilters(context.filters, context.state, context.pageId)
  // A filter's name in the document does not matter to the database, only its column and value do.
  const key = JSON.stringify([card.queryId, context.timeZone, filters.map(({ filterId, column, value }) => [filterId, column, value])])
  return { key, queryId: card.queryId, filters }
}

export function cardQueriesOf(cards: readonly Card[], context: FilterContext): Map<CardId, CardQuery> {
  const queries = new Map<CardId, CardQuery>()
  for (const card of cards) {
    const query = cardQueryOf(card, context)
    if (query) queries.set(card.id, query)
  }
  return queries
}

export interface RequestedCard extends CardQuery {
  /** Any one card that shows this query; the answer is for all of them. */
  cardId: CardId
}

/** The cards to send in one request: one for each query that is neither known nor on its way. */
export function planRequest(queries: ReadonlyMap<CardId, CardQuery>, isKnown: (key: string) => boolean): RequestedCard[] {
  const planned = new Map<string, RequestedCard>()
  for (const [cardId, query] of queries) {
    if (!isKnown(query.key) && !planned.has(query.key)) planned.set(query.key, { cardId, ...query })
  }
  return [...planned.values()]
}
