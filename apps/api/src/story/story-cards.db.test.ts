import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type CardId, type PageId, type QueryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { aQuery } from './testing/a-query.ts'
import { aStory, type StoryClient } from './testing/story-client.ts'

let api: TestApi
let org: TestOrg
let savedQueryId: QueryId

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
  savedQueryId = await aQuery(api, org)
})
afterAll(() => api.close())

async function addCard(story: StoryClient, body: Record<string, unknown>): Promise<CardId> {
  return (await story.call('POST', `/pages/${story.firstPageId}/cards`, body)).cardId as CardId
}
const cards = async (story: StoryClient) => (await story.read()).pages.flatMap((page) => page.cards)

test('a chart card keeps its query, its settings and where a click leads', async () => {
  const story = await aStory(org)
  const { pageId } = await story.call('POST', '/pages', { title: 'Detail' })
  const visualizationConfig = { chartType: 'bar', xAxis: 'product_name', yAxis: 'revenue', colors: ['#336699'] }
  const id = await addCard(story, { title: 'Top products', cardType: 'visualization', savedQueryId, visualizationConfig, drillTargetPageId: pageId })
  expect(await cards(story)).toMatchObject([
    {
      id,
      title: 'Top products',
      cardType: 'visualization',
      queryId: savedQueryId,
      visualization: { type: 'bar', x: 'product_name', measures: [{ column: 'revenue', aggregate: 'sum' }], stacking: 'grouped' },
      drillTargetPageId: pageId,
    },
  ])
})

test('a metric card understands a formula', async () => {
  const story = await aStory(org)
  await addCard(story, { title: 'Total revenue', cardType: 'metric', savedQueryId, visualizationConfig: { formula: 'SUM(revenue)', format: { style: 'currency', currency: 'USD' } } })
  expect(await cards(story)).toMatchObject([{ cardType: 'metric', visualization: { measure: { column: 'revenue', aggregate: 'sum' }, format: { style: 'currency' } } }])
})

test('a text card keeps its words', async () => {
  const story = await aStory(org)
  const id = await addCard(story, { title: 'Note', cardType: 'text', text: 'First.\n\nSecond.' })
  expect(await cards(story)).toMatchObject([{ cardType: 'text', text: 'First.\n\nSecond.', queryId: null, visualization: null }])
  await story.call('PUT', `/cards/${id}`, { text: 'Other.' })
  expect(await cards(story)).toMatchObject([{ title: 'Note', text: 'Other.' }])
})

test('cards without a place stand below one another in the order they came', async () => {
  const story = await aStory(org)
  for (const title of ['one', 'two', 'three']) await addCard(story, { title, cardType: 'text' })
  await addCard(story, { title: 'placed', cardType: 'text', position: { x: 6, y: 0, w: 6, h: 3 } })
  const found = await cards(story)
  expect(found.map(({ title }) => title)).toEqual(['one', 'two', 'three', 'placed'])
  expect(found.map(({ position }) => position.y)).toEqual([0, 5, 10, 0])
})

test('a card changes in the settings that are named; the others stay', async () => {
  const story = await aStory(org)
  const id = await addCard(story, { title: 'Chart', savedQueryId, visualizationConfig: { chartType: 'bar', xAxis: 'month', yAxis: 'revenue' } })
  await story.call('PUT', `/cards/${id}`, { title: 'Line', visualizationConfig: { chartType: 'line' } })
  await story.call('PUT', `/cards/${id}`, { position: { x: 3, y: 2, w: 9, h: 5 }, description: 'By month' })
  await story.call('PUT', `/cards/${id}`, { savedQueryId: null })
  expect(await cards(story)).toMatchObject([
    {
      title: 'Line',
      description: 'By month',
      queryId: null,
      position: { x: 3, y: 2, w: 9, h: 5 },
      visualization: { type: 'line', x: 'month', measures: [{ column: 'revenue', aggregate: 'sum' }] },
    },
  ])
})

test('a deleted card is gone, and a second time it is not found', async () => {
  const story = await aStory(org)
  const id = await addCard(story, { title: 'Note', cardType: 'text' })
  expect(await story.call('DELETE', `/cards/${id}`)).toEqual({ success: true })
  expect(await cards(story)).toEqual([])
  expect(await org.rest('DELETE', `/stories/${story.id}/cards/${id}`)).toMatchObject({ status: 404, body: { message: `card ${id}` } })
  expect(await org.rest('PUT', `/stories/${story.id}/cards/${id}`, { title: 'Back' })).toMatchObject({ status: 404 })
})

test.each<[string, Record<string, unknown>, string]>([
  ['a query that is not there', { savedQueryId: newId<QueryId>() }, 'savedQueryId'],
  ['a target page of another story', { drillTargetPageId: newId<PageId>() }, 'drillTargetPageId'],
  ['a chart type there is not', { visualizationConfig: { chartType: 'hologram' } }, 'visualizationConfig.chartType'],
  ['a setting there is not', { visualizationConfig: { glitter: true } }, 'visualizationConfig'],
  ['a place outside the grid', { position: { x: 12, y: 0, w: 1, h: 1 } }, 'position.x'],
  ['words on a chart', { text: 'hello' }, 'text'],
  ['a card type that is still to come', { cardType: 'hologram' }, 'cardType'],
  ['a query on a text card', { cardType: 'text', savedQueryId: 'the saved one' }, 'savedQueryId'],
  ['a target page on a metric', { cardType: 'metric', drillTargetPageId: newId<PageId>() }, 'drillTargetPageId'],
])('a card with %s is refused and not made', async (_what, body, path) => {
  const story = await aStory(org)
  const sent = { title: 'Card', ...body, ...(body.savedQueryId === 'the saved one' ? { savedQueryId } : {}) }
  const answer = await org.rest('POST', `/stories/${story.id}/pages/${story.firstPageId}/cards`, sent)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path }] } } })
  expect(await cards(story)).toEqual([])
})

test('a change that is refused in part changes nothing', async () => {
  const story = await aStory(org)
  const id = await addCard(story, { title: 'Chart', savedQueryId })
  const before = await cards(story)
  const answer = await org.rest('PUT', `/stories/${story.id}/cards/${id}`, { title: 'Changed', visualizationConfig: { chartType: 'pie', legend: 'maybe' } })
  expect(answer).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'visualizationConfig.legend' }] } } })
  expect(await cards(story)).toEqual(before)
})

test('another organisation’s query is as unknown as none', async () => {
  const theirs = await aQuery(api, await api.anOrg())
  const story = await aStory(org)
  const refusals = await Promise.all(
    [theirs, newId<QueryId>()].map(async (id) => {
      const { status, body } = await org.rest('POST', `/stories/${story.id}/pages/${story.firstPageId}/cards`, { title: 'Spy', savedQueryId: id })
      return { status, ...body, requestId: '' }
    }),
  )
  expect(refusals[0]).toEqual(refusals[1])
  expect(refusals[0]).toMatchObject({ status: 400, code: 'invalid_input' })
})
