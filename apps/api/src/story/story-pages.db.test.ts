import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type PageId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { aStory, type StoryClient } from './testing/story-client.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

const titles = async (story: StoryClient) => (await story.read()).pages.map((page) => page.title)

/** Pages A, B, C, D in this order. */
async function fourPages(): Promise<{ story: StoryClient; ids: Record<string, PageId> }> {
  const story = await aStory(org)
  await story.call('PUT', `/pages/${story.firstPageId}`, { title: 'A' })
  const ids: Record<string, PageId> = { A: story.firstPageId }
  for (const title of ['B', 'C', 'D']) ids[title] = (await story.call('POST', '/pages', { title })).pageId as PageId
  return { story, ids }
}

test('a page is added at the end with its words and layout', async () => {
  const story = await aStory(org)
  const { pageId } = await story.call('POST', '/pages', { title: 'Executive Summary', subtitle: 'Q4', narrative: 'This page shows…\n\nAnd more.', layout: 'triple' })
  expect((await story.read()).pages[1]).toMatchObject({ id: pageId, title: 'Executive Summary', subtitle: 'Q4', narrative: 'This page shows…\n\nAnd more.', layout: 'triple' })
})

test('a page changes in the fields that are named, and a narrative replaces the one before', async () => {
  const story = await aStory(org)
  await story.call('PUT', `/pages/${story.firstPageId}`, { title: 'Summary', narrative: 'First words', layout: 'single' })
  await story.call('PUT', `/pages/${story.firstPageId}`, { narrative: 'Other words' })
  expect((await story.read()).pages).toMatchObject([{ title: 'Summary', narrative: 'Other words', layout: 'single' }])
  await story.call('PUT', `/pages/${story.firstPageId}`, { narrative: '' })
  expect((await story.read()).pages).toMatchObject([{ title: 'Summary', narrative: '' }])
})

test.each([
  ['A', 0, 'ABCD'],
  ['A', 1, 'BACD'],
  ['A', 2, 'BCAD'],
  ['A', 3, 'BCDA'],
  ['A', 99, 'BCDA'],
  ['D', 0, 'DABC'],
  ['D', 2, 'ABDC'],
  ['C', 2, 'ABCD'],
  ['B', 2, 'ACBD'],
])('page %s moved to place %d makes the order %s', async (title, newOrder, order) => {
  const { story, ids } = await fourPages()
  expect(await story.call('POST', `/pages/${ids[title]}/reorder`, { newOrder })).toEqual({ success: true })
  expect((await titles(story)).join('')).toBe(order)
})

test('moving a page to where it is changes nothing', async () => {
  const { story, ids } = await fourPages()
  const seq = () => api.sql('select seq from story_head where story_id = $1', [story.id])
  const before = await seq()
  await story.call('POST', `/pages/${ids.B}/reorder`, { newOrder: 1 })
  expect(await seq()).toEqual(before)
})

test('a deleted page takes its cards along', async () => {
  const { story, ids } = await fourPages()
  await story.call('POST', `/pages/${ids.B}/cards`, { title: 'Note', cardType: 'text', text: 'Gone with B' })
  expect(await story.call('DELETE', `/pages/${ids.B}`)).toEqual({ success: true })
  expect(await titles(story)).toEqual(['A', 'C', 'D'])
  expect(await api.sql('select 1 from story_card where story_id = $1', [story.id])).toEqual([])
})

test('an unknown page is not found, whatever is asked of it', async () => {
  const story = await aStory(org)
  const pageId = newId<PageId>()
  const answers = await Promise.all([
    org.rest('PUT', `/stories/${story.id}/pages/${pageId}`, { title: 'X' }),
    org.rest('DELETE', `/stories/${story.id}/pages/${pageId}`),
    org.rest('POST', `/stories/${story.id}/pages/${pageId}/reorder`, { newOrder: 0 }),
    org.rest('POST', `/stories/${story.id}/pages/${pageId}/cards`, { title: 'X', cardType: 'text' }),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', message: `page ${pageId}` } })
})

test.each([
  ['a layout there is not', { title: 'X', layout: 'quadruple' }, 'layout'],
  ['no title', { narrative: 'X' }, 'title'],
  ['a title beyond 255 characters', { title: 'X'.repeat(256) }, 'title'],
])('a page with %s is refused', async (_what, body, path) => {
  const story = await aStory(org)
  const answer = await org.rest('POST', `/stories/${story.id}/pages`, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path }] } } })
})
