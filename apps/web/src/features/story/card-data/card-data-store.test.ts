import { newId, type CardId, type QueryId } from '@insightengine/shared/ids'
import type { CardDataLine, CardDataRequest } from '@insightengine/shared/query'
import { must } from '@insightengine/shared/errors'
import { expect, test, vi } from 'vitest'
import { CardDataStore, CardRequestError } from './card-data-store.ts'
import type { CardQuery } from './card-query.ts'

/** An API whose answers a test sends line by line. */
function anApi() {
  const requests: { request: CardDataRequest; signal: AbortSignal; answer: (line: CardDataLine) => void; finish: (error?: Error) => void }[] = []
  const store = new CardDataStore((request, signal) => {
    const stream = new TransformStream<CardDataLine, CardDataLine>()
    const writer = stream.writable.getWriter()
    signal.addEventListener('abort', () => void writer.abort(signal.reason).catch(() => {}))
    requests.push({ request, signal, answer: (line) => void writer.write(line), finish: (error) => void (error ? writer.abort(error) : writer.close()) })
    return stream.readable.values()
  })
  return { store, requests }
}

const ok = (cardId: CardId, rowCount = 1): CardDataLine => ({
  cardId,
  status: 'ok',
  result: { columns: [], values: [], rowCount, truncated: null, executionTimeMs: 1, fromCache: false, computedAt: '2025-01-01T00:00:00Z' },
  filters: [],
})
const query = (key: string): CardQuery => ({ key, queryId: newId<QueryId>(), filters: [] })
const [a, b] = [newId<CardId>(), newId<CardId>()]

test('each card shows its result as soon as its own line has come', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('a')], [b, query('b')]]), 'UTC')
  expect(requests).toHaveLength(1)
  requests[0]?.answer(ok(a))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
  expect(store.viewOf(b)).toEqual({ status: 'loading', previous: null })
})

test('what is known is not asked for again', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('a')]]), 'UTC')
  requests[0]?.answer(ok(a))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
  store.want(new Map([[a, query('a')], [b, query('a')]]), 'UTC')
  expect(requests).toHaveLength(1)
  expect(store.viewOf(b)?.status).toBe('ready')
})

test('a changed filter keeps the old result in sight until the new one is there', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('all')]]), 'UTC')
  requests[0]?.answer(ok(a, 10))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
  store.want(new Map([[a, query('emea')]]), 'UTC')
  expect(store.viewOf(a)).toMatchObject({ status: 'loading', previous: { result: { rowCount: 10 } } })
  requests[1]?.answer(ok(a, 4))
  await vi.waitFor(() => expect(store.viewOf(a)).toMatchObject({ status: 'ready', answer: { result: { rowCount: 4 } } }))
  store.want(new Map([[a, query('all')]]), 'UTC')
  expect(store.viewOf(a)).toMatchObject({ status: 'ready', answer: { result: { rowCount: 10 } } })
  expect(requests).toHaveLength(2)
})

test('a request that nobody looks at any more is stopped, and asked again when wanted again', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('slow')]]), 'UTC')
  store.want(new Map([[a, query('other')]]), 'UTC')
  expect(requests[0]?.signal.aborted).toBe(true)
  store.want(new Map([[a, query('slow')]]), 'UTC')
  expect(requests).toHaveLength(3)
  requests[2]?.answer(ok(a))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
})

test('one failing card leaves the others alone, and a card whose line never came says so', async () => {
  const { store, requests } = anApi()
  const c = newId<CardId>()
  store.want(new Map([[a, query('a')], [b, query('b')], [c, query('c')]]), 'UTC')
  const api = must(requests[0], 'one request')
  api.answer({ cardId: a, status: 'error', error: { code: 'query_failed', message: 'no such table', details: {} } })
  api.answer(ok(b))
  api.finish()
  await vi.waitFor(() => expect(store.viewOf(c)).toMatchObject({ status: 'failed', error: { code: 'unavailable' } }))
  expect(store.viewOf(a)).toMatchObject({ status: 'failed', error: { message: 'no such table' } })
  expect(store.viewOf(b)?.status).toBe('ready')
})

test('a refused request fails its cards with the API’s own words, and a refresh tries again', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('a')]]), 'UTC')
  requests[0]?.finish(new CardRequestError({ code: 'forbidden', message: 'no', details: {} }))
  await vi.waitFor(() => expect(store.viewOf(a)).toMatchObject({ status: 'failed', error: { code: 'forbidden' } }))
  store.refresh()
  expect(requests[1]?.request.refresh).toBe(true)
  requests[1]?.answer(ok(a))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
})

test('a view keeps its identity while nothing about its card changes', async () => {
  const { store, requests } = anApi()
  store.want(new Map([[a, query('a')], [b, query('b')]]), 'UTC')
  requests[0]?.answer(ok(a))
  await vi.waitFor(() => expect(store.viewOf(a)?.status).toBe('ready'))
  const before = store.viewOf(a)
  requests[0]?.answer(ok(b))
  await vi.waitFor(() => expect(store.viewOf(b)?.status).toBe('ready'))
  expect(store.viewOf(a)).toBe(before)
})
