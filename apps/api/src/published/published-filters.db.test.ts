import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyRepository } from '@insightengine/db/story'
import { editStory } from '@insightengine/db/story-log'
import { createCard, createFilter, createPage, initStory } from '@insightengine/shared/doc'
import { newId, type CardId, type FilterId, type QueryId, type StoryId } from '@insightengine/shared/ids'
import { aStory } from '../story/testing/story-client.ts'
import { anApi, type TestAnswer, type TestApi, type TestOrg } from '../testing/index.ts'
import { aShop } from './testing/a-shop.ts'
import { linesOf, rowsOf } from './testing/read-lines.ts'

let api: TestApi
let org: TestOrg
let token: string
let storyId: StoryId
/** A card on each of two pages. Region is a filter of both pages, Period of the first only. */
let [overview, detail]: CardId[] = []
let region: FilterId
let period: FilterId

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
  const shop = await aShop(api)
  const connectionId = await shop.connect(org)
  const sales = await shop.save(org, connectionId, 'select sold_on, region, amount from shop.sale order by 1, 2')
  const totals = await shop.save(
    org,
    connectionId,
    `select region, sum(amount) as amount from shop.sale
     where true [[and region = {{region}}]] [[and sold_on >= {{sold_on.start}}]] [[and sold_on < {{sold_on.end}}]]
     group by 1 order by 1 limit 10`,
  )
  storyId = await storyRepository(api.services.db).create(org.orgId, {
    collectionId: null,
    createdBy: org.userId,
    write(doc) {
      initStory(doc, { name: 'Filtered' }, 'api')
      const [one, two] = [createPage(doc, { title: 'Overview' }, 'api'), createPage(doc, { title: 'Detail' }, 'api')]
      overview = createCard(doc, { pageId: one, type: 'visualization', title: 'Sales', queryId: sales }, 'api')
      detail = createCard(doc, { pageId: two, type: 'visualization', title: 'Totals', queryId: totals }, 'api')
      region = createFilter(doc, { label: 'Region', type: 'select', column: 'region', options: { kind: 'query', queryId: sales } }, 'api')
      period = createFilter(doc, { label: 'Period', type: 'date_range', column: 'sold_on', pageIds: [one] }, 'api')
    },
  })
  token = (await org.rest('POST', `/stories/${storyId}/publish`, { isPublic: true })).body.shareToken
})
afterAll(() => api.close())

function cards(cardIds: (CardId | undefined)[], filters: Record<string, unknown>): Promise<TestAnswer> {
  return api.send({ method: 'POST', path: `/api/published/${token}/cards`, body: { cardIds, filters } })
}

interface Choice {
  region?: string | null
  start?: string
  end?: string
}

function stateOf(choice: Choice): Record<string, unknown> {
  const { start = null, end = null } = choice
  return {
    ...('region' in choice ? { [region]: { type: 'select', value: choice.region } } : {}),
    ...(start !== null || end !== null ? { [period]: { type: 'date_range', start, end } } : {}),
  }
}

test.each<[string, Choice, string]>([
  ['nothing chosen', {}, 'true'],
  ['a region', { region: 'South' }, "region = 'South'"],
  ['no region', { region: null }, 'region is null'],
  ['a quote in a region', { region: "O'Hara' or '1'='1" }, 'false'],
  ['a period', { start: '2025-01-10', end: '2025-02-09' }, "sold_on between '2025-01-10' and '2025-02-09'"],
  ['a period with an open end', { start: '2025-03-01' }, "sold_on >= '2025-03-01'"],
  ['region and period', { region: 'West', end: '2025-01-31' }, "region = 'West' and sold_on <= '2025-01-31'"],
])('with %s the numbers are those of SQL run on the database', async (_what, choice, where) => {
  const lines = linesOf(await cards([overview], stateOf(choice)))
  const direct = await api.sql(`select sold_on::text, region, amount::text from shop.sale where ${where} order by 1, 2`)
  expect(rowsOf(lines.get(overview as CardId))).toEqual(direct.map(({ sold_on, region: name, amount }) => [sold_on, name, amount]))
})

test('a filter touches the cards of its pages only, and goes inside where the query has a place for it', async () => {
  const lines = linesOf(await cards([overview, detail], stateOf({ region: 'East', start: '2025-03-01' })))
  expect(lines.get(overview as CardId)).toMatchObject({ filters: [{ filterId: region, mode: 'wrapper' }, { filterId: period, mode: 'wrapper' }] })
  expect(lines.get(detail as CardId)).toMatchObject({ filters: [{ filterId: region, mode: 'placeholder', reason: null }] })
  const [direct] = await api.sql(`select region, sum(amount)::text as amount from shop.sale where region = 'East' group by 1`)
  expect(rowsOf(lines.get(detail as CardId))).toEqual([[direct?.region, direct?.amount]])
})

test('a choice of the wrong type is refused', async () => {
  const answer = await cards([overview], { [region]: { type: 'date_range', start: null, end: null } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path: `filters.${region}` }] } } })
})

test('a select filter offers what its query gives', async () => {
  const { status, body } = await api.send({ path: `/api/published/${token}/filters/${region}/values` })
  expect(status).toBe(200)
  expect(body).toEqual({ values: ['East', 'North', 'South', 'West', null], truncated: false })
  expect(await api.send({ path: `/api/published/${token}/filters/${newId<FilterId>()}/values` })).toMatchObject({ status: 404 })
})

test('REST reads the filters on the pages they touch, with their values', async () => {
  const { body } = await org.rest('GET', `/stories/${storyId}`)
  expect(body.pages.map((page: { filters: { name: string }[] }) => page.filters.map(({ name }) => name))).toEqual([['Region', 'Period'], ['Region']])
  expect(body.pages[1].filters).toEqual([
    { id: region, name: 'Region', type: 'select', column: 'region', values: ['East', 'North', 'South', 'West', null], valuesError: null, defaultValue: null },
  ])
})

test('a story reads on while the values of a filter cannot be had', async () => {
  const story = await aStory(org)
  const options = { kind: 'query', queryId: newId<QueryId>() } as const
  await editStory(api.services, org.actor, story.id, (doc) => createFilter(doc, { label: 'Lost', type: 'select', column: 'x', options }, 'api'))
  expect((await story.read()).pages[0]?.filters).toMatchObject([{ name: 'Lost', values: [], valuesError: 'The query behind this filter is gone' }])
})
