import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionRepository } from '@insightengine/db/connection'
import { createSampleShop } from '@insightengine/db/sample'
import { testDatabase, type TestDatabase } from '@insightengine/db/testing'
import { must } from '@insightengine/shared/errors'
import type { CardDataLine } from '@insightengine/shared/query'
import type { WireValue } from '@insightengine/shared/result'
import type { CardContent, PublishedStory } from '@insightengine/shared/story'
import { linesOf } from '../../published/testing/read-lines.ts'
import { anApi, type TestApi } from '../../testing/index.ts'
import { createExampleStory } from './create-example-story.ts'

type Row = Record<string, WireValue>

// The shop ends with the month before it is made, so the story must hold whatever month that is. These two differ most:
// one has the peak of the season at its beginning, the other in its middle.
describe.each(['2026-10-31', '2027-04-30'])('the example story on a shop that ends on %s', (lastDay) => {
  let server: TestDatabase
  let api: TestApi
  let story: PublishedStory
  let lines: Map<string, CardDataLine>
  let shopUrl: string

  beforeAll(async () => {
    server = await testDatabase()
    const names = { database: `sample_shop_${lastDay.slice(0, 7).replace('-', '_')}`, reader: `sample_reader_${lastDay.slice(0, 4)}` }
    const shop = await createSampleShop({ ownerUrl: server.ownerUrl, readerPassword: 'reader', lastDay, log: () => undefined, ...names })
    shopUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${shop.database}` }).toString()
    api = await anApi()
    const org = await api.anOrg()
    const { db, secrets } = api.services
    const connections = connectionRepository(db, secrets.connectionPasswords)
    const connection = await connections.create(org.orgId, { ...shop, name: 'Sample shop', type: 'postgresql', sslMode: 'disable', isSample: true, createdBy: org.userId })
    const storyId = await createExampleStory(api.services, org.actor, connection.id)
    const { publicUrl } = (await org.rest('GET', `/stories/${storyId}`)).body as { publicUrl: string }
    story = (await api.send({ path: publicUrl.replace('/s/', '/api/published/') })).body
    lines = await load({})
  })
  afterAll(async () => {
    await api.close()
    await server.drop()
  })

  const cards = () => story.content.pages.flatMap((page) => page.cards)
  const cardOf = (title: string) => must(cards().find((card) => card.title === title), `a card called ${title}`)

  async function load(filters: Record<string, unknown>): Promise<Map<string, CardDataLine>> {
    const { shareToken } = (await api.sql<{ shareToken: string }>('select share_token as "shareToken" from story'))[0] ?? {}
    const cardIds = cards().flatMap((card) => (card.type === 'text' ? [] : [card.id]))
    return linesOf(await api.send({ method: 'POST', path: `/api/published/${shareToken}/cards`, body: { cardIds, filters } }))
  }

  function rowsOf(title: string, from = lines): Row[] {
    const line = from.get(cardOf(title).id)
    if (line?.status !== 'ok') throw new Error(`${title}: ${JSON.stringify(line)}`)
    const { columns, values, rowCount } = line.result
    return Array.from({ length: rowCount }, (_, row) => Object.fromEntries(columns.map(({ name }, column) => [name, values[column]?.[row] ?? null])))
  }

  /** The sum of a measure by the value of a column, largest first. */
  function totals(title: string, by: string, measure: string, from = lines): [WireValue, number][] {
    const sums = new Map<WireValue, number>()
    for (const row of rowsOf(title, from)) sums.set(row[by] ?? null, (sums.get(row[by] ?? null) ?? 0) + Number(row[measure]))
    return [...sums].toSorted((a, b) => b[1] - a[1])
  }
  const sum = (entries: [WireValue, number][]) => entries.reduce((total, [, value]) => total + value, 0)

  test('every card has numbers, all of them, in the columns it draws', () => {
    for (const card of cards()) {
      if (card.type === 'text') continue
      const line = lines.get(card.id)
      expect(line, card.title).toMatchObject({ status: 'ok', result: { truncated: null } })
      expect(rowsOf(card.title).length, card.title).toBeGreaterThan(3)
      expect(Object.keys(rowsOf(card.title)[0] ?? {}), card.title).toEqual(expect.arrayContaining(columnsOf(card)))
    }
  })

  test('it shows three layouts, every kind of card and chart, and both kinds of filter', () => {
    expect(story.content.pages.map((page) => page.layout)).toEqual(['triple', 'double', 'custom'])
    expect(new Set(cards().map((card) => card.type))).toEqual(new Set(['visualization', 'metric', 'text']))
    expect(new Set(cards().flatMap((card) => (card.type === 'visualization' ? [card.chart.type] : [])))).toEqual(new Set(['bar', 'line', 'area', 'pie', 'table']))
    expect(story.content.filters.map((filter) => filter.type)).toEqual(['select', 'date_range'])
  })

  test('filters reach every card of their pages, and the filtered numbers add up', async () => {
    const [region, period] = story.content.filters
    const [first] = story.content.pages
    const firstDay = `${Number(lastDay.slice(0, 4)) - 1}-12-01`
    const filtered = await load({
      [region?.id ?? '']: { type: 'select', value: 'South' },
      [period?.id ?? '']: { type: 'date_range', start: firstDay, end: lastDay },
    })
    for (const page of story.content.pages)
      for (const card of page.cards) {
        if (card.type === 'text') continue
        const line = must(filtered.get(card.id), card.title)
        const reached = line.status === 'ok' ? line.filters.map(({ mode }) => mode !== 'not_applied') : []
        expect(reached, card.title).toEqual(page === first ? [true, true] : page === story.content.pages[1] ? [true] : [])
      }
    const south = rowsOf('Revenue').filter((row) => row.region === 'South' && String(row.ordered_on) >= firstDay)
    expect(sum(totals('Revenue', 'region', 'revenue', filtered))).toBeCloseTo(south.reduce((total, row) => total + Number(row.revenue), 0), 2)
    expect(sum(totals('Revenue by channel', 'channel', 'revenue', filtered))).toBeCloseTo(
      rowsOf('Revenue by channel').reduce((total, row) => total + (row.region === 'South' ? Number(row.revenue) : 0), 0),
      2,
    )
  })

  test('page 1 is true: a quarter more, from more orders and not from larger ones', () => {
    const years = rowsOf('Revenue by region, year against year')
    const [before, after] = ['year_before', 'last_twelve_months'].map((column) => years.reduce((total, row) => total + Number(row[column]), 0))
    expect((after ?? 0) / (before ?? 0)).toBeGreaterThan(1.25)
    expect(sum(totals('Revenue', 'region', 'revenue'))).toBeCloseTo(after ?? 0, 2)
    const values = rowsOf('Average order').map((row) => Number(row.average_order_value))
    expect(values).toHaveLength(12)
    expect(Math.max(...values) / Math.min(...values)).toBeLessThan(1.15)
  })

  test('page 1 is true: November and December are busy, January and February quiet', () => {
    const months = new Map(totals('Revenue by month', 'month', 'revenue').map(([month, revenue]) => [String(month).slice(5, 7), revenue]))
    expect(months.size).toBe(12)
    const of = (...numbers: string[]) => numbers.map((number) => months.get(number) ?? Number.NaN)
    expect(Math.min(...of('11', '12'))).toBeGreaterThan(Math.max(...of('01', '02')) * 1.3)
  })

  test('page 2 is true: the West leads and grows fastest, the East trails behind', () => {
    const regions = rowsOf('Revenue by region, year against year').map((row) => ({ name: row.region, now: Number(row.last_twelve_months), growth: Number(row.last_twelve_months) / Number(row.year_before) }))
    const byGrowth = regions.toSorted((a, b) => b.growth - a.growth)
    expect([byGrowth.at(0)?.name, byGrowth.at(-1)?.name]).toEqual(['West', 'East'])
    expect(byGrowth.at(-2)?.growth).toBeGreaterThan((byGrowth.at(-1)?.growth ?? 0) + 0.08)
    expect(regions.toSorted((a, b) => b.now - a.now)[0]?.name).toBe('West')
    const yearOf = (region: string, index: number) => {
      const months = rowsOf('Three years by region').filter((row) => row.region === region)
      return months.slice(index * 12, index * 12 + 12).reduce((total, row) => total + Number(row.revenue), 0)
    }
    expect(yearOf('East', 2) / yearOf('East', 0)).toBeLessThan(1.4)
    expect(yearOf('West', 2) / yearOf('West', 0)).toBeGreaterThan(1.9)
  })

  test('page 2 is true: the app has overtaken the web shop, and a dozen products bring in a third of sales', () => {
    const channels = new Map(totals('Revenue by channel', 'channel', 'revenue'))
    expect(channels.get('App')).toBeGreaterThan(channels.get('Web') ?? Infinity)
    const top = rowsOf('Products that sell the most')
    const share = top.reduce((total, row) => total + Number(row['Sales in $']), 0) / sum(totals('Sales by category', 'category', 'sales'))
    expect(top).toHaveLength(12)
    expect(share).toBeGreaterThan(0.28)
    expect(share).toBeLessThan(0.45)
    expect(top.filter((row) => ['Electronics', 'Home'].includes(String(row.Category))).length).toBeGreaterThanOrEqual(8)
  })

  test('page 3 is true: two days almost without online orders, unlike any other, while the rest sold as always', () => {
    const worst = rowsOf('Online days furthest below normal').map((row) => ({ day: String(row.Day), share: Number(row.Orders) / Number(row.Usual) }))
    const [first, second, third] = worst
    expect(Math.max(first?.share ?? 1, second?.share ?? 1)).toBeLessThan(0.2)
    expect(third?.share).toBeGreaterThan(0.5)
    const outage = [first?.day ?? '', second?.day ?? ''].toSorted()
    expect(Date.parse(outage[1] ?? '') - Date.parse(outage[0] ?? '')).toBe(86_400_000)
    const elsewhere = rowsOf('Orders per day').filter((row) => row.place === 'Stores and marketplaces')
    const at = elsewhere.findIndex((row) => row.ordered_on === outage[0])
    const around = elsewhere.slice(at - 14, at + 16).map((row) => Number(row.orders))
    const usual = around.reduce((total, orders) => total + orders, 0) / around.length
    for (const row of elsewhere.slice(at, at + 2)) expect(Number(row.orders)).toBeGreaterThan(usual * 0.6)
  })

  test('page 3 is true: in the South more than one outdoor piece in four came back, elsewhere one in twenty, and it is over', () => {
    const shares = (area: string) => rowsOf('Outdoor goods sent back').filter((row) => row.area === area).map((row) => Number(row.share_returned))
    expect(Math.max(...shares('South'))).toBeGreaterThan(0.25)
    expect(Math.max(...shares('South').slice(-3))).toBeLessThan(0.1)
    const others = shares('Other regions')
    expect(others.reduce((total, share) => total + share, 0) / others.length).toBeGreaterThan(0.035)
    expect(Math.max(...others)).toBeLessThan(0.1)
  })

  test('page 3 is true: most one-star reviews are about pieces that were sent back', () => {
    const rows = rowsOf('Stars, by what became of the piece')
    const sentBack = ['1 star', '2 stars', '3 stars', '4 stars', '5 stars'].map((stars) => {
      const reviews = rows.filter((row) => row.stars === stars)
      const back = reviews.filter((row) => row.outcome === 'Sent back').reduce((total, row) => total + Number(row.reviews), 0)
      return back / reviews.reduce((total, row) => total + Number(row.reviews), 0)
    })
    expect(sentBack[0]).toBeGreaterThan(0.5)
    expect(sentBack[4]).toBeLessThan(0.1)
  })

  test('page 3 is true: in the return rate of the whole shop the batch hardly showed', async () => {
    const client = new pg.Client({ connectionString: shopUrl })
    await client.connect()
    const { rows } = await client.query<{ rate: number }>(
      `select avg(is_returned::int)::float as rate from order_items join orders using (order_id) where status <> 'cancelled'
       and ordered_at >= date_trunc('month', (select max(ordered_at) from orders)) - interval '11 months' group by date_trunc('month', ordered_at)`,
    )
    await client.end()
    const usual = rows.reduce((total, { rate }) => total + rate, 0) / rows.length
    expect(Math.max(...rows.map(({ rate }) => rate))).toBeLessThan(usual * 1.35)
  })
})

function columnsOf(card: CardContent): string[] {
  if (card.type === 'text') return []
  if (card.type === 'metric') return [card.metric.measure?.column, card.metric.timeColumn].filter((name) => typeof name === 'string')
  const { x, series, measures } = card.chart
  return [x, series, ...measures.map(({ column }) => column)].filter((name) => name !== null)
}
