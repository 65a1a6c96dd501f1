import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type CollectionId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { aQuery } from './testing/a-query.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg({ role: 'analyst' })
})
afterAll(() => api.close())

async function call(method: string, path: string, body?: unknown): Promise<Record<string, string>> {
  const answer = await org.rest(method, path, body)
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body
}

test('the story calls of the implementation guide work in its order, with its bodies and answers', async () => {
  const { id: collectionId } = await call('POST', '/collections', { name: 'Quarterly' })
  const savedQueryId = await aQuery(api, org)
  const { storyId, ...rest } = await call('POST', '/stories', { name: 'Q4 Revenue Analysis', description: 'For the board', collectionId })
  expect(rest).toEqual({})

  const pages = `/stories/${storyId}/pages`
  const { pageId: summary } = await call('POST', pages, { title: 'Executive Summary', subtitle: 'Q4', narrative: 'This page shows…', layout: 'double' })
  const { pageId: regions } = await call('POST', pages, { title: 'Regional Breakdown', subtitle: '', narrative: '', layout: 'triple' })
  expect(await call('PUT', `${pages}/${summary}`, { title: 'Summary', narrative: 'This page shows more.', layout: 'single' })).toEqual({ success: true })
  expect(await call('POST', `${pages}/${regions}/reorder`, { newOrder: 0 })).toEqual({ success: true })

  const visualizationConfig = { chartType: 'bar', xAxis: 'product_name', yAxis: 'revenue', colors: ['#2563eb'] }
  const { cardId } = await call('POST', `${pages}/${summary}/cards`, { title: 'Top products', cardType: 'visualization', savedQueryId, visualizationConfig, drillTargetPageId: regions })
  const { cardId: total } = await call('POST', `${pages}/${summary}/cards`, { title: 'Total revenue', cardType: 'metric', savedQueryId, visualizationConfig: { formula: 'SUM(revenue)' }, drillTargetPageId: null })
  const { cardId: note } = await call('POST', `${pages}/${summary}/cards`, { title: 'Note', cardType: 'text' })
  const changed = { title: 'Top products by line', visualizationConfig: { chartType: 'line', xAxis: 'product_name', yAxis: 'revenue' }, drillTargetPageId: null }
  expect(await call('PUT', `/stories/${storyId}/cards/${cardId}`, changed)).toEqual({ success: true })
  expect(await call('DELETE', `/stories/${storyId}/cards/${note}`)).toEqual({ success: true })
  expect(await call('PUT', `/stories/${storyId}`, { name: 'Q4 Revenue', description: 'For all', narrative: 'A good quarter', theme: { primaryColor: '#0f766e', backgroundColor: '#ffffff', font: 'serif' } })).toEqual({ success: true })

  const published = await call('POST', `/stories/${storyId}/publish`, { isPublic: true })
  expect(published).toMatchObject({ publicUrl: expect.stringMatching(/^http.*\/s\//), shareToken: expect.any(String) })

  const story = await call('GET', `/stories/${storyId}`)
  expect(story).toMatchObject({
    id: storyId,
    name: 'Q4 Revenue',
    description: 'For all\n\nA good quarter',
    pages: [
      { id: regions, title: 'Regional Breakdown', narrative: '', cards: [], filters: [] },
      { title: 'Page 1' },
      {
        id: summary,
        title: 'Summary',
        narrative: 'This page shows more.',
        cards: [
          { id: cardId, title: 'Top products by line', queryId: savedQueryId, visualization: { type: 'line', x: 'product_name' }, drillTargetPageId: null },
          { id: total, title: 'Total revenue', queryId: savedQueryId, visualization: { measure: { column: 'revenue', aggregate: 'sum' } } },
        ],
      },
    ],
  })
  const { body: list } = await org.rest('GET', `/stories?collectionId=${collectionId as CollectionId}&status=published&limit=10&offset=0`)
  expect(list).toMatchObject([{ id: storyId, name: 'Q4 Revenue', status: 'published', viewCount: 0, createdBy: { id: org.userId }, createdAt: expect.any(String) }])
  expect(await call('DELETE', `${pages}/${regions}`)).toEqual({ success: true })
  expect(await call('DELETE', `/stories/${storyId}`)).toEqual({ success: true })
  expect(await org.rest('GET', `/stories/${storyId}`)).toMatchObject({ status: 404 })
})

test('ids that name nothing may be sent as null', async () => {
  const { storyId } = await call('POST', '/stories', { name: 'Nulls', collectionId: null })
  const { pageId } = await call('POST', `/stories/${storyId}/pages`, { title: 'Page' })
  await call('POST', `/stories/${storyId}/pages/${pageId}/cards`, { title: 'Card', cardType: 'visualization', savedQueryId: null, drillTargetPageId: null })
  await call('POST', '/collections', { name: 'Top', parentId: null })
  expect(await org.rest('POST', '/stories', { name: 'Lost', collectionId: newId() })).toMatchObject({ status: 400 })
})
