import type { FilterState } from '@insightengine/shared/filter'
import type { FilterApplication } from '@insightengine/shared/query'
import type { CardContent } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import { filtersOfPage, planCards } from './card-plan.ts'
import { cardSlots, type CardSlots } from './card-slots.ts'
import { aCard, aFilter, answer, aPage, choice } from './testing-story.ts'

/** Slots in which `card` was asked for with `sent` and answered. */
function answered(card: CardContent, sent: FilterState, applications: FilterApplication[] = [], slots: CardSlots = {}): CardSlots {
  const asked = cardSlots(slots, { type: 'requested', cardIds: [card.id], request: 1, sent })
  return cardSlots(asked, { type: 'answered', request: 1, line: answer(card.id, applications) })
}

test('a page asks for every card that has a query, once', () => {
  const chart = aCard('visualization')
  const metric = aCard('metric')
  const page = aPage(chart, aCard('text'), metric, aCard('visualization', null))
  expect(planCards(page, [], {}, {})).toEqual([chart.id, metric.id])
  const asked = cardSlots({}, { type: 'requested', cardIds: [chart.id], request: 1, sent: {} })
  expect(planCards(page, [], {}, asked)).toEqual([metric.id])
})

test('a changed filter asks again for the cards of the pages it affects, and no others', () => {
  const card = aCard('visualization')
  const page = aPage(card)
  const here = aFilter({ pageIds: [page.id] })
  const elsewhere = aFilter({ pageIds: [aPage().id] })
  const slots = answered(card, {})
  expect(planCards(page, [here, elsewhere], { [elsewhere.id]: choice('Asia') }, slots)).toEqual([])
  expect(planCards(page, [here, elsewhere], { [here.id]: choice('Asia') }, slots)).toEqual([card.id])
})

test('a filter that cannot reach a card never makes it load again; one that only met a wrong value does', () => {
  const card = aCard('visualization')
  const page = aPage(card)
  const filter = aFilter()
  const withReason = (reason: FilterApplication['reason']) =>
    answered(card, { [filter.id]: choice('Asia') }, [{ filterId: filter.id, mode: 'not_applied', reason }])
  const plan = (slots: CardSlots) => planCards(page, [filter], { [filter.id]: choice('Europe') }, slots)
  expect(plan(withReason('no_such_column'))).toEqual([])
  expect(plan(withReason('limited_query'))).toEqual([])
  expect(plan(withReason('wrong_type'))).toEqual([card.id])
})

test('clearing a filter, or going back to a value while the first is still loading, asks again', () => {
  const card = aCard('visualization')
  const page = aPage(card)
  const filter = aFilter()
  const slots = answered(card, { [filter.id]: choice('Asia') }, [{ filterId: filter.id, mode: 'wrapper', reason: null }])
  expect(planCards(page, [filter], {}, slots)).toEqual([card.id])
  const loading = cardSlots(slots, { type: 'requested', cardIds: [card.id], request: 2, sent: {} })
  expect(planCards(page, [filter], {}, loading)).toEqual([])
  expect(planCards(page, [filter], { [filter.id]: choice('Asia') }, loading)).toEqual([card.id])
})

test('a date range without ends is no filter', () => {
  const card = aCard('metric')
  const page = aPage(card)
  const filter = aFilter({ type: 'date_range' })
  const open = { [filter.id]: { type: 'date_range' as const, start: null, end: null } }
  expect(planCards(page, [filter], open, answered(card, {}))).toEqual([])
  expect(filtersOfPage(page, [filter], open)).toEqual({})
})

test('only the filters of a page are sent for it', () => {
  const page = aPage()
  const here = aFilter({ pageIds: [page.id] })
  const elsewhere = aFilter({ pageIds: [aPage().id] })
  const state = { [here.id]: choice('Asia'), [elsewhere.id]: choice('Europe'), gone: choice('x') }
  expect(filtersOfPage(page, [here, elsewhere], state)).toEqual({ [here.id]: choice('Asia') })
})
