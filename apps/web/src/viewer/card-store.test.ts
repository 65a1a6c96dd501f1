import type { FilterState } from '@insightengine/shared/filter'
import type { CardDataLine } from '@insightengine/shared/query'
import { expect, test } from 'vitest'
import { cardDataOf } from './card-slots.ts'
import { createCardStore } from './card-store.ts'
import { CardsRefused, type loadCards } from './published-api.ts'
import { aCard, aFilter, answer, aPage, choice } from './testing-story.ts'

interface Request {
  cardIds: readonly string[]
  filters: FilterState
  send: (line: CardDataLine) => void
  end: (error?: Error) => void
}

/** A server that answers when the test says so. */
function aServer() {
  const requests: Request[] = []
  const load: typeof loadCards = async function* (_token, cardIds, filters) {
    const { readable, writable } = new TransformStream<CardDataLine, CardDataLine>(undefined, undefined, { highWaterMark: 100 })
    const writer = writable.getWriter()
    requests.push({
      cardIds,
      filters,
      send: (line) => void writer.write(line),
      end: (error) => void (error ? writer.abort(error) : writer.close()),
    })
    yield* readable
  }
  return { requests, load }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('all cards of a page go out in one request, and each shows its data as soon as its line is there', async () => {
  const [one, two] = [aCard('visualization'), aCard('metric')]
  const page = aPage(one, two)
  const { requests, load } = aServer()
  const store = createCardStore('token', [], load)
  store.ask(page, {})
  store.ask(page, {})
  expect(requests.map(({ cardIds }) => cardIds)).toEqual([[one.id, two.id]])
  requests[0]?.send(answer(two.id))
  await settle()
  expect(cardDataOf(store.slots()[two.id]).status).toBe('ready')
  expect(cardDataOf(store.slots()[one.id]).status).toBe('loading')
})

test('an answer to an old filter value comes too late to be shown', async () => {
  const card = aCard('visualization')
  const page = aPage(card)
  const filter = aFilter()
  const { requests, load } = aServer()
  const store = createCardStore('token', [filter], load)
  store.ask(page, { [filter.id]: choice('Asia') })
  store.ask(page, { [filter.id]: choice('Europe') })
  expect(requests.map(({ filters }) => filters)).toEqual([{ [filter.id]: choice('Asia') }, { [filter.id]: choice('Europe') }])
  const late = answer(card.id)
  requests[1]?.send(answer(card.id, [{ filterId: filter.id, mode: 'wrapper', reason: null }]))
  requests[0]?.send(late)
  requests[0]?.end()
  await settle()
  const data = cardDataOf(store.slots()[card.id])
  expect(data).toMatchObject({ status: 'ready', answer: { filters: [{ mode: 'wrapper' }] } })
})

test('while a card loads again, and when that fails, the answer before stays at hand', async () => {
  const card = aCard('visualization')
  const page = aPage(card)
  const filter = aFilter()
  const { requests, load } = aServer()
  const store = createCardStore('token', [filter], load)
  store.ask(page, {})
  requests[0]?.send(answer(card.id))
  await settle()
  store.ask(page, { [filter.id]: choice('Asia') })
  expect(cardDataOf(store.slots()[card.id])).toMatchObject({ status: 'loading', previous: { filters: [] } })
  const error = { code: 'query_failed', message: '', details: { failure: { reason: 'timeout' } } }
  requests[1]?.send({ cardId: card.id, status: 'error', error })
  await settle()
  expect(cardDataOf(store.slots()[card.id])).toMatchObject({ status: 'failed', failure: { title: 'The database took too long' }, previous: { filters: [] } })
})

test('when the stream breaks off, cards that had their data keep it and the others offer to try again', async () => {
  const [one, two] = [aCard('visualization'), aCard('visualization')]
  const { requests, load } = aServer()
  const store = createCardStore('token', [], load)
  store.ask(aPage(one, two), {})
  requests[0]?.send(answer(one.id))
  await settle()
  requests[0]?.end(new TypeError('network'))
  await settle()
  expect(cardDataOf(store.slots()[one.id]).status).toBe('ready')
  expect(cardDataOf(store.slots()[two.id])).toMatchObject({ status: 'failed', failure: { canRetry: true } })
  store.retry(two.id)
  expect(requests[1]?.cardIds).toEqual([two.id])
  requests[1]?.send(answer(two.id))
  await settle()
  expect(cardDataOf(store.slots()[two.id]).status).toBe('ready')
})

test('a card that the server forgot, and a request it refuses, fail with words', async () => {
  const [one, two] = [aCard('visualization'), aCard('visualization')]
  const { requests, load } = aServer()
  const store = createCardStore('token', [], load)
  store.ask(aPage(one), {})
  requests[0]?.end()
  store.ask(aPage(two), {})
  requests[1]?.end(new CardsRefused({ title: 'Gone', hint: '', canRetry: false }))
  await settle()
  expect(cardDataOf(store.slots()[one.id])).toMatchObject({ status: 'failed', failure: { canRetry: true } })
  expect(cardDataOf(store.slots()[two.id])).toMatchObject({ status: 'failed', failure: { title: 'Gone' } })
})

test('a page with more cards than a request may hold asks twice', () => {
  const cards = Array.from({ length: 130 }, () => aCard('metric'))
  const { requests, load } = aServer()
  createCardStore('token', [], load).ask(aPage(...cards), {})
  expect(requests.map(({ cardIds }) => cardIds.length)).toEqual([100, 30])
})
