import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { QueryFailure } from '@insightengine/shared/errors'
import type { ConnectionId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { aDatabase, connect, type ForeignDatabase } from './testing/a-database.ts'

let api: TestApi
let shop: ForeignDatabase
let org: TestOrg
let databaseId: ConnectionId

beforeAll(async () => {
  api = await anApi({ env: { allowedDatabaseHosts: ['127.0.0.1'] } })
  shop = await aDatabase()
  org = await api.anOrg({ role: 'analyst' })
  databaseId = await connect(org.owner, shop)
})
afterAll(async () => {
  await api.close()
  await shop.drop()
})

const execute = (sql: string, more: object = {}) => org.rest('POST', '/queries/execute', { databaseId, sql, ...more })
const failureOf = (body: { details: { failure: QueryFailure } }) => body.details.failure

test('running SQL answers rows, columns, the count, the time and whether they were kept', async () => {
  const sql = `select id, price, sold_at, id as id from sale where id < 3 order by id`
  const { status, body } = await execute(sql)
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      data: [
        { id: 1, price: '0.25', sold_at: '2024-01-01T07:13:00Z', id_2: 1 },
        { id: 2, price: '0.50', id_2: 2 },
      ],
      columns: [{ name: 'id', type: 'integer' }, { name: 'price', type: 'decimal' }, { name: 'sold_at', type: 'timestamptz' }, { name: 'id_2' }],
      rowCount: 2,
      truncated: null,
      fromCache: false,
      executionTimeMs: expect.any(Number),
    },
  })
  expect((await execute(sql)).body).toMatchObject({ fromCache: true, data: body.data })
})

test('the editor’s run asks again when told to', async () => {
  const run = { databaseId, sql: 'select count(*) from sale' }
  const first = await org.api.query.run(run)
  expect((await org.api.query.run(run)).computedAt).toBe(first.computedAt)
  const refreshed = await org.api.query.run({ ...run, refresh: true })
  expect(refreshed.fromCache).toBe(false)
  expect(refreshed.values).toEqual([[2000]])
})

test('the rows of a run are paged by offset and limit, by the person who ran it', async () => {
  const { body } = await execute('select id from sale order by id', { maxRows: 1500 })
  expect(body).toMatchObject({ rowCount: 1500, truncated: 'rows' })
  const page = await org.rest('GET', `/queries/${body.queryId}/results?offset=1495&limit=10`)
  expect(page.body).toMatchObject({ rowCount: 1500, offset: 1495, limit: 10, data: [{ id: 1496 }, { id: 1497 }, { id: 1498 }, { id: 1499 }, { id: 1500 }] })
  expect((await org.owner.rest('GET', `/queries/${body.queryId}/results`)).status).toBe(404)
})

test('an error in the SQL says where, counted in the text as it was typed', async () => {
  const sql = `\n  -- häßlich 😀\n  select {{region}}, [[ {{day}}, ]] id\n  from sale where nocolumn = 1`
  const { status, body } = await execute(sql, { filters: { region: 'north' } })
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'query_failed' })
  expect(failureOf(body)).toMatchObject({ reason: 'missing_object', driverCode: '42703', position: sql.indexOf('nocolumn') + 1 })
  const typo = `  select 'é😀' frm sale x`
  expect(failureOf((await execute(typo)).body)).toMatchObject({ reason: 'syntax', position: typo.indexOf('sale') + 1 })
})

test('a query that takes longer than its limit is stopped on the server and says so', async () => {
  const { status, body } = await org.rest('POST', '/queries/run', { databaseId, sql: 'select pg_sleep(20)', timeoutMs: 300 })
  expect(status).toBe(422)
  expect(failureOf(body)).toMatchObject({ reason: 'timeout', timeoutMs: 300, message: expect.stringContaining('300 milliseconds') })
  await vi.waitFor(async () => expect(await shop.running()).toEqual([]), 6000)
})

test('hanging up cancels the query on the server', async () => {
  const hangUp = new AbortController()
  const asked = fetch(`${api.url}/api/queries/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ databaseId, sql: 'select pg_sleep(30) as abandoned' }),
    signal: hangUp.signal,
  })
  await vi.waitFor(async () => expect(await shop.running()).toHaveLength(1), 6000)
  hangUp.abort()
  await expect(asked).rejects.toThrow('abort')
  await vi.waitFor(async () => expect(await shop.running()).toEqual([]), 6000)
  await vi.waitFor(async () => expect((await org.api.query.history({ limit: 1 }))[0]).toMatchObject({ status: 'cancelled', sql: expect.stringContaining('abandoned') }), 6000)
})

test('two people who ask the same at once share one execution, and one of them may leave', async () => {
  const sql = 'select pg_sleep(2)::text as shared, 1 as x'
  const leaving = new AbortController()
  const other = await org.member('analyst')
  const ask = (token: string, signal?: AbortSignal) =>
    fetch(`${api.url}/api/queries/execute`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ databaseId, sql }), signal })
  const first = ask(org.token, leaving.signal).catch(() => 'left')
  await vi.waitFor(async () => expect(await shop.running()).toHaveLength(1), 6000)
  const second = ask(other.token)
  await sleep(100)
  expect(await shop.running()).toHaveLength(1)
  leaving.abort()
  expect(await first).toBe('left')
  expect((await second).status).toBe(200)
})

test.each([
  ['insert into sale (id) values (-1)'],
  ['select 1; delete from sale'],
  ['with gone as (delete from sale returning *) select * from gone'],
  ['select * into copy from sale'],
  ['explain analyze delete from sale'],
  ['begin'],
  ["set default_transaction_read_only = off"],
  ['select * from sale for update'],
])('%s is refused before it reaches the database', async (sql) => {
  expect(failureOf((await execute(sql)).body).reason).toBe('not_read_only')
})

test('text that would close our wrapper is refused although the whole would parse', async () => {
  const sql = `select 1 as region) x; delete from sale; select * from (select 1 as region`
  const { status, body } = await execute(sql, { filters: { region: '1' } })
  expect({ status, reason: failureOf(body).reason }).toEqual({ status: 422, reason: 'syntax' })
})

test('a viewer cannot run SQL', async () => {
  const viewer = await org.member('viewer')
  for (const [method, path, body] of [
    ['POST', '/queries/execute', { databaseId, sql: 'select 1' }],
    ['POST', '/queries/run', { databaseId, sql: 'select 1' }],
    ['GET', '/queries/history', undefined],
    ['GET', '/databases', undefined],
  ] as const)
    expect((await viewer.rest(method, path, body)).status, path).toBe(403)
})

test('the history tells what a person ran and how it went, and nobody else’s', async () => {
  const me = await org.member('analyst')
  await me.rest('POST', '/queries/execute', { databaseId, sql: 'select 41 + 1 as answer' })
  await me.rest('POST', '/queries/execute', { databaseId, sql: 'select 1 / 0' })
  const history = await me.api.query.history({})
  expect(history).toMatchObject([
    { sql: 'select 1 / 0', status: 'failed', failure: { reason: 'invalid_value' }, rowCount: null },
    { sql: 'select 41 + 1 as answer', status: 'succeeded', failure: null, rowCount: 1, databaseName: 'Shop' },
  ])
})

test('a query that needs a value says which, and how to make it optional', async () => {
  const { body } = await execute('select * from sale where region = {{region}}')
  expect(failureOf(body)).toMatchObject({ reason: 'invalid_value', position: 'select * from sale where region = {{'.length - 1, hint: expect.stringContaining('[[') })
  expect(failureOf((await execute('select $1 as x')).body)).toMatchObject({ reason: 'unsupported', position: 8 })
})

test('another organisation’s connection, run and query are not found', async () => {
  const stranger = await api.anOrg()
  const { body } = await execute('select 1')
  const { queryId } = await org.api.query.save({ name: 'Mine', sql: 'select 1', databaseId })
  const asked = await Promise.all([
    stranger.rest('POST', '/queries/execute', { databaseId, sql: 'select 1' }),
    stranger.rest('POST', '/queries/run', { databaseId, sql: 'select 1' }),
    stranger.rest('GET', `/queries/${body.queryId}/results`),
    stranger.rest('GET', `/queries/${queryId}`),
    stranger.rest('PUT', `/queries/${queryId}`, { name: 'Theirs' }),
    stranger.rest('DELETE', `/queries/${queryId}`),
    stranger.rest('POST', '/queries/save', { name: 'x', sql: 'select 1', databaseId }),
    stranger.rest('POST', '/queries/column-values', { queryId, column: 'x' }),
    stranger.rest('GET', `/databases/${databaseId}`),
    stranger.rest('GET', `/databases/${databaseId}/schema`),
    stranger.rest('PUT', `/databases/${databaseId}`, { name: 'Theirs' }),
    stranger.rest('POST', `/databases/${databaseId}/test`),
    stranger.rest('POST', `/databases/${databaseId}/reset`),
    stranger.rest('DELETE', `/databases/${databaseId}`),
  ])
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404))
  expect((await stranger.api.query.list({})).length + (await stranger.api.query.history({})).length).toBe(0)
})
