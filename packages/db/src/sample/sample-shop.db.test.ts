import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { addDays } from './day.ts'
import { shopEvents } from './demand.ts'
import { createSampleShop, resetSampleShop, type SampleShop } from './sample-shop.ts'

const lastDay = '2026-10-31'
const events = shopEvents(lastDay)
// Names of its own: other tests may have the usual shop on the same server.
const options = { readerPassword: 'reader', lastDay, database: 'sample_shop_test', reader: 'sample_reader_test', log: () => undefined }

/** Making a shop takes five seconds of a core; with other tests beside it, many times that. */
const patienceMs = 120_000
const checksum = `select md5(string_agg(t::text, '' order by t::text)) from (
  select o::text from orders o union all select i::text from order_items i union all select c::text from customers c
  union all select r::text from reviews r union all select p::text from products p) t`

let server: TestDatabase
let shop: SampleShop
let reader: pg.Client
/** Of every row, as it was when first made. */
let checksumAtFirst: unknown

beforeAll(async () => {
  server = await testDatabase()
  shop = await createSampleShop({ ownerUrl: server.ownerUrl, ...options })
  reader = await connect(shop.database)
  checksumAtFirst = (await reader.query(checksum)).rows
}, patienceMs)
afterAll(async () => {
  await reader.end()
  await server.drop()
})

async function connect(database: string): Promise<pg.Client> {
  const client = new pg.Client({ host: shop.host, port: shop.port, user: shop.username, password: shop.password, database })
  await client.connect()
  return client
}

async function numbers(sql: string, ...values: unknown[]): Promise<number[]> {
  const { rows } = await reader.query<unknown[]>({ text: sql, values, rowMode: 'array' })
  return rows.map((row) => Number(row[0]))
}
const number = async (sql: string, ...values: unknown[]) => (await numbers(sql, ...values))[0] ?? Number.NaN

test('the shop has at least 100,000 orders over three years, none in the future', async () => {
  expect(await number('select count(*) from orders')).toBeGreaterThan(100_000)
  const { rows } = await reader.query<{ first: string; last: string }>("select min(ordered_at)::date::text as first, max(ordered_at)::date::text as last from orders")
  expect(rows[0]).toEqual({ first: events.firstDay, last: lastDay })
})

test('money adds up: a total is what was bought, less the discount, plus shipping', async () => {
  expect(await number('select count(*) from orders where total <> subtotal - discount + shipping_fee')).toBe(0)
  expect(
    await number('select count(*) from orders o join (select order_id, sum(line_total) as lines from order_items group by 1) i using (order_id) where i.lines <> o.subtotal'),
  ).toBe(0)
})

test('sales grow from year to year and peak before Christmas', async () => {
  const years = await numbers("select sum(total) from orders group by floor((ordered_at::date - $1::date) / 365.0) order by min(ordered_at)", events.firstDay)
  expect(years).toHaveLength(3)
  expect(years[1]).toBeGreaterThan((years[0] ?? 0) * 1.2)
  expect(years[2]).toBeGreaterThan((years[1] ?? 0) * 1.2)
  const months = await numbers("select extract(month from ordered_at) from orders where ordered_at >= '2025-01-01' and ordered_at < '2026-01-01' group by 1 order by count(*) desc limit 2")
  expect(months.sort((a, b) => a - b)).toEqual([11, 12])
})

test('weekends sell more than the middle of the week', async () => {
  const byWeekday = await numbers('select count(*) from orders group by extract(dow from ordered_at) order by extract(dow from ordered_at)')
  expect(byWeekday[6]).toBeGreaterThan((byWeekday[2] ?? 0) * 1.15)
})

test('the West grows fastest and the East slowest', async () => {
  const { rows } = await reader.query<{ region: string; growth: number }>(
    `select region, (sum(total) filter (where ordered_at >= $2) / sum(total) filter (where ordered_at < $1))::float as growth from orders group by 1 order by 2`,
    [addDays(events.firstDay, 365), addDays(events.firstDay, 730)],
  )
  expect(rows.at(0)?.region).toBe('East')
  expect(rows.at(-1)?.region).toBe('West')
})

test('the checkout outage is visible: two days with well under half of a normal day’s orders', async () => {
  const normal = await number('select count(*) / 14.0 from orders where ordered_at::date between $1 and $2', addDays(events.outage[0], -14), addDays(events.outage[0], -1))
  for (const day of events.outage) expect(await number('select count(*) from orders where ordered_at::date = $1', day)).toBeLessThan(normal * 0.5)
})

test('the faulty batch is visible: outdoor goods sold in the South came back far more often', async () => {
  const rate = `select avg(is_returned::int) from order_items join orders using (order_id) join products using (product_id)
    where category = 'Outdoor' and region = $3 and ordered_at::date between $1 and $2`
  const { from, to } = events.faultyBatch
  expect(await number(rate, from, to, 'South')).toBeGreaterThan(4 * (await number(rate, from, to, 'North')))
})

test('some values are missing, as in every real shop', async () => {
  for (const [table, column] of [
    ['customers', 'city'],
    ['customers', 'birth_year'],
    ['orders', 'payment_method'],
    ['reviews', 'body'],
    ['web_events', 'source'],
  ])
    expect(await number(`select avg((${column} is null)::int) from ${table}`)).toBeGreaterThan(0.005)
})

test('the reader can read, and can neither write, make tables, nor see another database', async () => {
  const refused = [
    'delete from reviews',
    'set default_transaction_read_only = off; delete from reviews',
    'create table mine (a int)',
    'begin read write; create temporary table mine (a int)',
    "copy reviews to program 'cat'",
    `alter role ${options.reader} superuser`,
    'begin read write; select lo_create(0)',
    'begin read write; lock table orders in exclusive mode',
  ]
  for (const sql of refused) {
    await expect(reader.query(sql), sql).rejects.toThrow(/read-only transaction|permission denied/)
    await reader.query('rollback')
    await reader.query('reset default_transaction_read_only')
  }
  const product = new URL(server.ownerUrl).pathname.slice(1)
  await expect(connect(product)).rejects.toThrow(/permission denied/)
  await expect(connect('postgres')).rejects.toThrow(/permission denied/)
})

test('the schema explains itself: keys, and words for people', async () => {
  expect(await number("select count(*) from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace")).toBe(6)
  expect(await number("select count(*) from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace")).toBe(6)
  expect(await number("select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and obj_description(oid) is null")).toBe(0)
  expect(await number("select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < 1")).toBe(0)
})

test('a start that finds the shop leaves it alone', async () => {
  await owner('update products set name = $1 where product_id = 1', 'Renamed')
  await createSampleShop({ ownerUrl: server.ownerUrl, ...options })
  expect((await reader.query('select name from products where product_id = 1')).rows).toEqual([{ name: 'Renamed' }])
})

test('a reset gives the same shop again; until it is there, readers have the old one and do not wait', async () => {
  await owner("update orders set total = 0 where region = 'South'")
  const began = performance.now()
  const reset = resetSampleShop({ ownerUrl: server.ownerUrl, ...options })
  const waits: number[] = []
  while ((await Promise.race([reset, sleep(20, 'running')])) === 'running') {
    const asked = performance.now()
    await reader.query('select count(*) from products')
    waits.push(performance.now() - asked)
  }
  expect(waits.length).toBeGreaterThan(5)
  expect(Math.max(...waits)).toBeLessThan((performance.now() - began) / 2)
  expect((await reader.query(checksum)).rows).toEqual(checksumAtFirst)
}, patienceMs)

async function owner(sql: string, ...values: unknown[]): Promise<void> {
  const client = new pg.Client(Object.assign(new URL(server.ownerUrl), { pathname: `/${shop.database}` }).toString())
  await client.connect()
  await client.query(sql, values)
  await client.end()
}

test('a shop that cannot be made says why', async () => {
  await owner('create schema fresh')
  await expect(resetSampleShop({ ownerUrl: server.ownerUrl, ...options })).rejects.toThrow(/schema "fresh" already exists/)
  await owner('drop schema fresh')
})
