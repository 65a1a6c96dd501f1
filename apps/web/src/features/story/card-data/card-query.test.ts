import type { Card } from '@insightengine/shared/doc'
import { createCard, createPage, findCard } from '@insightengine/shared/doc'
import type { FilterState, StoryFilter } from '@insightengine/shared/filter'
import { newId, type FilterId, type PageId, type QueryId } from '@insightengine/shared/ids'
import { must } from '@insightengine/shared/errors'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardQueriesOf, planRequest, type FilterContext } from './card-query.ts'

const sales = newId<QueryId>()
const orders = newId<QueryId>()

function aPage() {
  const doc = new Y.Doc()
  const pageId = createPage(doc, { title: 'One' }, 'user')
  const make = (type: Card['type'], queryId: QueryId | null) =>
    must(findCard(doc, createCard(doc, { pageId, type, title: type, queryId }, 'user')), 'card was just made')
  return { pageId, cards: [make('visualization', sales), make('metric', orders), make('visualization', sales), make('text', null), make('metric', null)] }
}

function region(pageIds: PageId[]): StoryFilter {
  return { id: newId<FilterId>(), label: 'Region', type: 'select', column: 'region', options: { kind: 'list', values: [] }, defaultValue: null, pageIds }
}

function contextOf(pageId: PageId, filters: StoryFilter[] = [], state: FilterState = {}): FilterContext {
  return { filters, state, pageId, timeZone: 'UTC' }
}

const known = (...keys: string[]) => (key: string) => keys.includes(key)

test('two cards on the same query are asked for once', () => {
  const { pageId, cards } = aPage()
  const planned = planRequest(cardQueriesOf(cards, contextOf(pageId)), known())
  expect(planned.map(({ queryId }) => queryId)).toEqual([sales, orders])
})

test('text cards and cards without a query are not asked for', () => {
  const { pageId, cards } = aPage()
  expect(cardQueriesOf(cards, contextOf(pageId)).size).toBe(3)
})

test('only queries whose filters changed are asked for again', () => {
  const { pageId, cards } = aPage()
  const filter = region([])
  const before = cardQueriesOf(cards, contextOf(pageId, [filter]))
  const keys = [...before.values()].map(({ key }) => key)
  expect(planRequest(cardQueriesOf(cards, contextOf(pageId, [{ ...filter, label: 'Renamed' }])), known(...keys))).toEqual([])
  const filtered = contextOf(pageId, [filter], { [filter.id]: { type: 'select', value: 'EMEA' } })
  expect(planRequest(cardQueriesOf(cards, filtered), known(...keys))).toHaveLength(2)
})

test('a filter of another page changes nothing here', () => {
  const { pageId, cards } = aPage()
  const filter = region([newId<PageId>()])
  const unfiltered = cardQueriesOf(cards, contextOf(pageId))
  expect(cardQueriesOf(cards, contextOf(pageId, [filter], { [filter.id]: { type: 'select', value: 'EMEA' } }))).toEqual(unfiltered)
})
