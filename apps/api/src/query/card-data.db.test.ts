import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId, type CardId, type ConnectionId, type FilterId, type QueryId } from '@insightengine/shared/ids'
import { CardDataLine } from '@insightengine/shared/query'
import { anApi, type TestApi, type TestCaller, type TestOrg } from '../testing/index.ts'
import { aDatabase, connect, saveSql, type ForeignDatabase } from './testing/a-database.ts'

let api: TestApi
let shop: ForeignDatabase
let org: TestOrg
let databaseId: ConnectionId

beforeAll(async () => {
  api = await anApi({ env: { allowedDatabaseHosts: ['127.0.0.1'] } })
  shop = await aDatabase()
  org = await api.anOrg()
  databaseId = await connect(org, shop)
})
afterAll(async () => {
  await api.close()
  await shop.drop()
})

interface Line {
  line: CardDataLine
  atMs: number
}

function ask(caller: TestCaller, body: object, signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${caller.token}`, 'content-type': 'application/json' }
  return fetch(`${api.url}/api/cards/data`, { method: 'POST', headers, body: JSON.stringify(body), signal })
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const started = performance.now()
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield { line: CardDataLine.parse(JSON.parse(part)), atMs: performance.now() - started }
  }
  expect(rest).toBe('')
}

const card = (queryId: QueryId, filters: object[] = []) => ({ cardId: newId<CardId>(), queryId, filters })

test('each card’s line comes as soon as it is ready, and one that fails is a line among the others', async () => {
  const slow = card(await saveSql(org, databaseId, 'select 1 as x, pg_sleep(2.5)::text'))
  const quick = card(await saveSql(org, databaseId, 'select region, sum(price) as revenue from sale group by region order by region'))
  const broken = card(await saveSql(org, databaseId, 'select nothing_like_it from sale'))
  const gone = card(newId<QueryId>())
  const lines = await Array.fromAsync(linesOf(await ask(org, { cards: [slow, quick, broken, gone] })))
  expect(new Set(lines.map(({ line }) => line.cardId))).toEqual(new Set([slow, quick, broken, gone].map(({ cardId }) => cardId)))
  const byId = new Map(lines.map((entry) => [entry.line.cardId, entry]))
  expect(lines.at(-1)?.line.cardId).toBe(slow.cardId)
  expect(byId.get(quick.cardId)!.atMs).toBeLessThan(byId.get(slow.cardId)!.atMs - 500)
  expect(byId.get(quick.cardId)!.line).toMatchObject({ status: 'ok', result: { rowCount: 5, columns: [{ name: 'region' }, { name: 'revenue', type: 'decimal' }] } })
  expect(byId.get(broken.cardId)!.line).toMatchObject({ status: 'error', error: { code: 'query_failed', details: { failure: { reason: 'missing_object', position: 8 } } } })
  expect(byId.get(gone.cardId)!.line).toMatchObject({ status: 'error', error: { code: 'not_found' } })
})

test('a filter narrows the cards it fits and says so on the others', async () => {
  const filterId = newId<FilterId>()
  const filters = [{ filterId, column: 'region', value: { type: 'select', value: 'north' } }]
  const fits = card(await saveSql(org, databaseId, 'select region, count(*) from sale group by 1'), filters)
  const limited = card(await saveSql(org, databaseId, 'select region, count(*) from sale group by 1 order by 2 desc limit 3'), filters)
  const lines = await Array.fromAsync(linesOf(await ask(org, { cards: [fits, limited], timeZone: 'Europe/Berlin' })))
  const found = (id: CardId) => lines.find(({ line }) => line.cardId === id)?.line
  expect(found(fits.cardId)).toMatchObject({ result: { values: [['north'], [400]] }, filters: [{ filterId, mode: 'wrapper', reason: null }] })
  expect(found(limited.cardId)).toMatchObject({ result: { rowCount: 3 }, filters: [{ filterId, mode: 'not_applied', reason: 'limited_query' }] })
})

test('twenty viewers of one card cost one execution, and a later one none', async () => {
  const queryId = await saveSql(org, databaseId, `select pg_sleep(0.5)::text, 'once' as how_often`)
  const seen = new Set<string>()
  const watch = setInterval(() => void shop.running().then((running) => running.filter((sql) => sql.includes('how_often')).forEach((sql, index) => seen.add(`${index} ${sql}`))), 50)
  const answers = await Promise.all(Array.from({ length: 20 }, async () => Array.fromAsync(linesOf(await ask(org, { cards: [card(queryId)] })))))
  clearInterval(watch)
  const computed = answers.map(([first]) => first?.line.status === 'ok' && first.line.result.computedAt)
  expect(new Set(computed).size).toBe(1)
  expect([...seen]).toHaveLength(1)
  const [later] = await Array.fromAsync(linesOf(await ask(org, { cards: [card(queryId)] })))
  expect(later?.line).toMatchObject({ status: 'ok', result: { fromCache: true, computedAt: computed[0] } })
})

test('a page of many slow cards never takes more connections than a few', async () => {
  const queries = await Promise.all(Array.from({ length: 12 }, (_, index) => saveSql(org, databaseId, `select pg_sleep(0.3)::text as wave, ${index} as n`)))
  let most = 0
  const watch = setInterval(() => void shop.running().then((running) => (most = Math.max(most, running.length))), 20)
  const lines = await Array.fromAsync(linesOf(await ask(org, { cards: queries.map((queryId) => card(queryId)) })))
  clearInterval(watch)
  expect(lines.map(({ line }) => line.status)).toEqual(lines.map(() => 'ok'))
  expect(lines).toHaveLength(12)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(6)
})

test('hanging up cancels what nobody else waits for, and only that', async () => {
  const lonely = card(await saveSql(org, databaseId, 'select pg_sleep(20)::text as lonely'))
  const shared = card(await saveSql(org, databaseId, 'select pg_sleep(3)::text as shared'))
  const quick = card(await saveSql(org, databaseId, 'select 1 as quick'))
  const hangUp = new AbortController()
  const leaving = await ask(org, { cards: [quick, lonely, shared] }, hangUp.signal)
  const staying = Array.fromAsync(linesOf(await ask(org, { cards: [quick, { ...shared, cardId: newId<CardId>() }] })))
  await linesOf(leaving).next()
  await vi.waitFor(async () => expect(await shop.running()).toHaveLength(2), 6000)
  hangUp.abort()
  await vi.waitFor(async () => expect((await shop.running()).filter((sql) => sql.includes('lonely'))).toEqual([]), 6000)
  expect((await staying).map(({ line }) => line.status)).toEqual(['ok', 'ok'])
})

test('the whole request is refused for a viewer, an unknown time zone and a stranger’s nothing', async () => {
  const mine = card(await saveSql(org, databaseId, 'select 1'))
  expect((await ask(await org.member('viewer'), { cards: [mine] })).status).toBe(403)
  expect((await ask(org, { cards: [mine], timeZone: 'Mars/Olympus' })).status).toBe(400)
  const [line] = await Array.fromAsync(linesOf(await ask(await api.anOrg(), { cards: [mine] })))
  expect(line?.line).toMatchObject({ status: 'error', error: { code: 'not_found' } })
})
