import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoundFilter } from '@insightengine/shared/filter'
import { newId, type ConnectionId, type FilterId } from '@insightengine/shared/ids'
import { rollDice } from '@insightengine/shared/testing'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { cardData } from './card-data.ts'
import { aDatabase, connect, saveSql, type ForeignDatabase } from './testing/a-database.ts'

let api: TestApi
let shop: ForeignDatabase
let org: TestOrg
let connectionId: ConnectionId

beforeAll(async () => {
  api = await anApi({ env: { allowedDatabaseHosts: ['127.0.0.1'] } })
  shop = await aDatabase()
  org = await api.anOrg()
  connectionId = await connect(org, shop)
})
afterAll(async () => {
  await api.close()
  await shop.drop()
})

const filterOn = (column: string, value: BoundFilter['value']): BoundFilter => ({ filterId: newId<FilterId>(), column, value })
const chosen = (column: string, value: string | number | boolean | null) => filterOn(column, { type: 'select', value })
const between = (column: string, start: string | null, end: string | null) => filterOn(column, { type: 'date_range', start, end })

async function load(sql: string, filters: BoundFilter[], timeZone = 'UTC') {
  const { result, filters: applied } = await cardData(api.services, { orgId: org.orgId, connectionId, sql }, { filters, timeZone }, new AbortController().signal)
  return { ids: (result.values[0] ?? []).map(Number).sort((a, b) => a - b), applied: applied.map(({ mode, reason }) => reason ?? mode) }
}

async function directly(condition: string, values: unknown[] = []): Promise<number[]> {
  const rows = await shop.sql<{ id: number }>(`select id from shop.sale where ${condition} order by id`, values)
  return rows.map(({ id }) => id)
}

const columns = ['region', 'channel', 'mood', 'is_gift', 'units', 'items', 'price', 'weight', 'ratio', 'day', 'sold_at', 'local_at', 'at_time', 'token', 'tags', 'extra']
const placeholders = ['region', 'channel', 'mood', 'is_gift', 'units', 'items', 'price', 'weight', 'ratio', 'day', 'sold_at', 'local_at', 'token']

test('a value from the menu of any column filters to the rows that have it, around the query or in its placeholder', async () => {
  const dice = rollDice()
  const queryId = await saveSql(org, connectionId, 'select * from sale')
  for (const column of columns) {
    const { values } = await org.api.query.columnValues({ queryId, column })
    const value = dice.pick(values)
    const picked = await shop.sql<{ id: number }>(`select id from shop.sale where id in (select id from shop.sale where ${column} is null) order by id`)
    const wrapped = await load('select id, * from (select * from sale) as s', [chosen(column, value)])
    // The column `id` comes twice there, the filtered one once.
    const expected = value === null ? picked.map(({ id }) => id) : await directlyEqual(column, value)
    expect(wrapped, `${column} = ${value}, seed ${dice.seed}`).toEqual({ ids: expected, applied: ['wrapper'] })
    expect(expected.length).toBeGreaterThan(0)
    if (value === null || !placeholders.includes(column)) continue
    const placed = await load(`select id from sale where true [[ and ${column} = {{${column}}} ]] limit 5000`, [chosen(column, value)])
    expect(placed, `{{${column}}} = ${value}, seed ${dice.seed}`).toEqual({ ids: expected, applied: ['placeholder'] })
  }
})

/** Rows whose value, as the database writes it in JSON, is the one the menu gave. */
async function directlyEqual(column: string, value: string | number | boolean): Promise<number[]> {
  if (['sold_at', 'local_at'].includes(column)) return directly(`${column} = $1`, [value])
  const compared = ['price', 'weight', 'ratio', 'items'].includes(column) ? `${column}::numeric = $1::numeric` : `${column}::text = $1`
  return directly(compared, [String(value)])
}

test('random ranges of days hold the rows that SQL finds, for dates, instants and local times, in any zone', async () => {
  const dice = rollDice()
  const day = () => new Date(Date.UTC(2023, 11, 20) + dice.below(560) * 86_400_000).toISOString().slice(0, 10)
  for (let round = 0; round < 25; round++) {
    const timeZone = dice.pick(['UTC', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Europe/Berlin', 'Pacific/Apia', 'America/New_York'])
    const [start, end] = [dice.below(5) === 0 ? null : day(), dice.below(5) === 0 ? null : day()]
    for (const column of ['day', 'sold_at', 'local_at']) {
      const local = column === 'sold_at' ? `(sold_at at time zone '${timeZone}')::date` : `${column}::date`
      const expected = await directly(`($1::date is null or ${local} >= $1::date) and ($2::date is null or ${local} <= $2::date)`, [start, end])
      const hint = `${column} ${start}…${end} in ${timeZone}, seed ${dice.seed}`
      expect((await load('select id, day, sold_at, local_at from sale', [between(column, start, end)], timeZone)).ids, hint).toEqual(expected)
      const sql = `select id from sale where true [[ and ${column} >= {{${column}.start}} ]] [[ and ${column} < {{${column}.end}} ]] limit 5000`
      const placed = await load(sql, [between(column, start, end)], timeZone)
      expect(placed, hint).toEqual({ ids: expected, applied: [start === null && end === null ? 'limited_query' : 'placeholder'] })
    }
  }
})

test('a filter that cannot be applied leaves the rows as they are and says why', async () => {
  const everything = await directly('true')
  const cases: [string, BoundFilter, string][] = [
    ['select id, region from sale limit 5000', chosen('region', 'north'), 'limited_query'],
    ['select id, region from sale offset 0', chosen('region', 'north'), 'limited_query'],
    ['select id from sale', chosen('region', 'north'), 'no_such_column'],
    ['select id, region, region from sale', chosen('region', 'north'), 'duplicate_column'],
    ['select id, units from sale', chosen('units', '5 OR 1=1'), 'wrong_type'],
    ['select id, units from sale', chosen('units', 40_000), 'wrong_type'],
    ['select id, day from sale', chosen('day', '2024-02-30'), 'wrong_type'],
    ['select id, region from sale', between('region', '2024-01-01', null), 'wrong_type'],
    ['select id from sale where true [[ and units = {{units}} ]]', chosen('units', 'many'), 'wrong_type'],
    ['select id from sale where true [[ and units = {{units}} and region = {{region}} ]]', chosen('units', 3), 'no_such_column'],
  ]
  for (const [sql, filter, reason] of cases) expect(await load(sql, [filter]), `${sql} ${reason}`).toEqual({ ids: everything, applied: [reason] })
})

test('half a range without its placeholder is done around the query', async () => {
  const sql = 'select id, day from sale where true [[ and day >= {{day.start}} ]]'
  const both = await load(sql, [between('day', '2024-03-01', '2024-04-30')])
  expect(both).toEqual({ ids: await directly(`day between '2024-03-01' and '2024-04-30'`), applied: ['wrapper'] })
})

test('several filters narrow together, wherever each of them went', async () => {
  const sql = `select id, region, channel, price from sale where true [[ and region = {{region}} ]] -- the rest is filtered around this`
  const loaded = await load(sql, [chosen('region', 'north'), chosen('channel', 'web'), chosen('price', '0.50'), chosen('mood', 'sad')])
  expect(loaded.applied).toEqual(['placeholder', 'wrapper', 'wrapper', 'no_such_column'])
  expect(loaded.ids).toEqual(await directly(`region = 'north' and channel = 'web' and price = 0.5`))
})

test('values and column names are never part of the statement', async () => {
  const attacks = [`north' or '1'='1`, `'; drop table shop.sale; --`, `") is not null or ("1`, `$1`, `{{region}}`, '\\', `north\n) as q --`, 'no\0rth']
  for (const attack of attacks) {
    const asValue = await load('select id, region from sale', [chosen('region', attack)])
    expect(asValue, attack).toEqual(attack.includes('\0') ? { ids: await directly('true'), applied: ['wrong_type'] } : { ids: [], applied: ['wrapper'] })
    expect((await load('select id, region from sale', [chosen(attack, 'x')])).applied, attack).toEqual(['no_such_column'])
  }
  const odd = `a"b'); drop table shop.sale; --`
  const named = await load(`select id, region as "${odd.replaceAll('"', '""')}" from sale`, [chosen(odd, 'north')])
  expect(named).toEqual({ ids: await directly(`region = 'north'`), applied: ['wrapper'] })
  expect((await shop.sql('select count(*)::int as n from shop.sale'))[0]).toEqual({ n: 2000 })
})

test('the menu of a column lists its values in order, null among them, of limited queries too', async () => {
  const queryId = await saveSql(org, connectionId, 'select region, region as twice, region as twice, extra from sale order by id limit 3;')
  expect(await org.api.query.columnValues({ queryId, column: 'region' })).toEqual({ values: ['east', 'south', 'west'], truncated: false })
  expect((await org.api.query.columnValues({ queryId, column: 'extra' })).values).toEqual(['{"k": 0}', '{"k": 1}', '{"k": 2}'])
  await expect(org.api.query.columnValues({ queryId, column: 'twice' })).rejects.toMatchObject({ cause: { details: { failure: { reason: 'missing_object' } } } })
  const many = await saveSql(org, connectionId, 'select id from sale')
  const { values, truncated } = await org.api.query.columnValues({ queryId: many, column: 'id' })
  expect([values.length, truncated]).toEqual([1000, true])
})

test('REST filters are equality on the result, and one that cannot be applied is refused', async () => {
  const ask = (sql: string, filters: object) => org.rest('POST', '/queries/execute', { databaseId: connectionId, sql, filters, maxRows: 10_000 })
  const { body } = await ask('select id, region, is_gift from sale', { region: 'north', is_gift: true })
  expect(body.data.map((row: { id: number }) => row.id)).toEqual(await directly(`region = 'north' and is_gift`))
  const refused = await ask('select id from sale limit 3', { region: 'north' })
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path: 'filters.region', message: expect.stringContaining('LIMIT') }] } } })
})
