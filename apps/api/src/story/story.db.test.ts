import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyDoorbellTopic } from '@insightengine/shared/collab'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { aQuery } from './testing/a-query.ts'
import { aStory } from './testing/story-client.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

test('a new story opens with one empty page and is listed as a draft', async () => {
  const story = await aStory(org, { name: 'Q4 Revenue Analysis', description: 'How it went' })
  expect(await story.read()).toMatchObject({
    id: story.id,
    name: 'Q4 Revenue Analysis',
    description: 'How it went',
    status: 'draft',
    isPublic: false,
    publicUrl: null,
    viewCount: 0,
    createdBy: { id: org.userId, fullName: org.fullName },
    pages: [{ title: 'Page 1', subtitle: '', narrative: '', layout: 'double', cards: [], filters: [] }],
  })
  const { body: list } = await org.rest('GET', '/stories?search=REVENUE%20anal&status=draft')
  expect(list).toMatchObject([{ id: story.id, name: 'Q4 Revenue Analysis', status: 'draft', viewCount: 0, pageCount: 1, createdBy: { id: org.userId } }])
})

test('stories are listed last changed first, by page of the list and by collection', async () => {
  const fresh = await api.anOrg()
  const { body: collection } = await fresh.rest('POST', '/collections', { name: 'Finance' })
  const first = await aStory(fresh, { name: 'First', description: '', collectionId: collection.id })
  const second = await aStory(fresh, { name: 'Second' })
  await first.call('PUT', '', { name: 'First, changed' })
  const names = async (query: string) => (await fresh.rest('GET', `/stories${query}`)).body.map(({ name }: { name: string }) => name)
  expect(await names('')).toEqual(['First, changed', 'Second'])
  expect(await names('?limit=1&offset=1')).toEqual(['Second'])
  expect(await names(`?collectionId=${collection.id}`)).toEqual(['First, changed'])
  await second.call('PUT', '', { collectionId: collection.id })
  await first.call('PUT', '', { collectionId: null })
  expect(await names(`?collectionId=${collection.id}`)).toEqual(['Second'])
})

test('name, description and theme change one by one', async () => {
  const story = await aStory(org, { name: 'Before', description: 'Kept' })
  await story.call('PUT', '', { name: 'After', theme: { primaryColor: '#aa0033' } })
  await story.call('PUT', '', { theme: { font: 'serif' } })
  expect(await story.read()).toMatchObject({ name: 'After', description: 'Kept', theme: { primaryColor: '#aa0033', backgroundColor: null, font: 'serif' } })
})

test.each([
  [{ narrative: 'What happened' }, 'What happened'],
  [{ description: 'Short', narrative: 'What happened' }, 'Short\n\nWhat happened'],
  [{ description: 'Same', narrative: 'Same' }, 'Same'],
  [{ description: '' }, ''],
])('a story keeps one text, whatever REST clients call it: %j', async (body, description) => {
  const story = await aStory(org, { name: 'Text', description: 'Before' })
  await story.call('PUT', '', body)
  expect((await story.read()).description).toBe(description)
})

test.each([
  ['a name that cannot be stored', { name: 'a\0b' }, 'name'],
  ['a name of spaces', { name: '   ' }, 'name'],
  ['a colour that is none', { theme: { primaryColor: 'red' } }, 'theme.primaryColor'],
  ['a font we do not ship', { theme: { font: 'Papyrus' } }, 'theme.font'],
  ['a collection that is not there', { collectionId: newId() }, 'collectionId'],
])('%s is refused and changes nothing', async (_what, body, path) => {
  const story = await aStory(org, { name: 'Untouched' })
  const before = await story.read()
  const answer = await org.rest('PUT', `/stories/${story.id}`, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path }] } } })
  expect(await story.read()).toEqual(before)
})

test('a story of nothing, or in a collection of another organisation, is not created', async () => {
  const other = await api.anOrg()
  const { body: theirs } = await other.rest('POST', '/collections', { name: 'Theirs' })
  expect(await org.rest('POST', '/stories', {})).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  expect(await org.rest('POST', '/stories', { name: 'Spy', collectionId: theirs.id })).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'collectionId' }] } } })
})

test('deleting a story removes every row of it, closes its link and tells those who have it open', async () => {
  const rung: unknown[] = []
  await api.bus.subscribe(storyDoorbellTopic, (message) => rung.push(message))
  const story = await aStory(org)
  await story.call('POST', `/pages/${story.firstPageId}/cards`, { title: 'Note', cardType: 'text', text: 'Hello' })
  const { shareToken } = await story.call('POST', '/publish', { isPublic: true })
  expect(await story.call('DELETE', '')).toEqual({ success: true })
  expect(rung.at(-1)).toMatchObject({ kind: 'deleted', orgId: org.orgId, storyId: story.id })
  expect(await org.rest('GET', `/stories/${story.id}`)).toMatchObject({ status: 404 })
  expect(await org.rest('DELETE', `/stories/${story.id}`)).toMatchObject({ status: 404 })
  expect(await api.send({ path: `/api/published/${String(shareToken)}` })).toMatchObject({ status: 404 })
  for (const table of ['story_head', 'story_update', 'story_version', 'story_page', 'story_card', 'story_filter'])
    expect(await api.sql(`select 1 from ${table} where story_id = $1`, [story.id]), table).toEqual([])
})

test('a copy is a draft of its own: same content, new ids, references that follow', async () => {
  const queryId = await aQuery(api, org)
  const story = await aStory(org, { name: 'Original', description: 'About' })
  const { pageId } = await story.call('POST', '/pages', { title: 'Detail', narrative: 'More words', layout: 'triple' })
  const config = { chartType: 'bar', xAxis: 'month', yAxis: 'revenue' }
  await story.call('POST', `/pages/${story.firstPageId}/cards`, { title: 'Chart', savedQueryId: queryId, visualizationConfig: config, drillTargetPageId: pageId })
  await story.call('POST', '/publish', { isPublic: true })

  const { storyId } = await story.call('POST', '/duplicate')
  const { body: copy } = await org.rest('GET', `/stories/${storyId as string}`)
  const original = await story.read()
  expect(copy).toMatchObject({ name: 'Copy of Original', description: 'About', status: 'draft', isPublic: false, publicUrl: null, viewCount: 0 })
  const [overview, detail] = copy.pages
  expect(overview.cards).toMatchObject([{ title: 'Chart', queryId, visualization: { type: 'bar', x: 'month' }, drillTargetPageId: detail.id }])
  expect(detail).toMatchObject({ title: 'Detail', narrative: 'More words', layout: 'triple' })
  const ids = (pages: typeof original.pages) => pages.flatMap((page) => [page.id, ...page.cards.map((card) => card.id)])
  expect(ids(copy.pages).filter((id) => ids(original.pages).includes(id))).toEqual([])

  await org.rest('PUT', `/stories/${storyId as string}`, { name: 'Changed copy' })
  expect((await story.read()).name).toBe('Original')
})

test('a viewer finds published stories only, and reads what was published', async () => {
  const fresh = await api.anOrg()
  const viewer = await fresh.member('viewer')
  await aStory(fresh, { name: 'Secret draft' })
  const story = await aStory(fresh, { name: 'Published' })
  await story.call('POST', '/publish', { isPublic: false })
  await story.call('PUT', '', { name: 'Renamed since' })
  const { body: list } = await viewer.rest('GET', '/stories')
  expect(list.map(({ id }: { id: string }) => id)).toEqual([story.id])
  expect((await viewer.rest('GET', '/stories?status=draft')).body).toEqual([])
  expect((await viewer.rest('GET', `/stories/${story.id}`)).body.name).toBe('Published')
})

test.each([
  ['POST', '/stories', { name: 'Mine' }],
  ['PUT', '/stories/{id}', { name: 'Mine' }],
  ['DELETE', '/stories/{id}', undefined],
  ['POST', '/stories/{id}/duplicate', {}],
  ['POST', '/stories/{id}/publish', { isPublic: true }],
  ['POST', '/stories/{id}/unpublish', {}],
  ['POST', '/stories/{id}/pages', { title: 'Mine' }],
  ['POST', '/stories/{id}/pages/{page}/cards', { title: 'Mine', cardType: 'text' }],
  ['POST', '/collections', { name: 'Mine' }],
])('a viewer may not %s %s', async (method, path, body) => {
  const story = await aStory(org)
  await story.call('POST', '/publish', { isPublic: false })
  const viewer = await org.member('viewer')
  const before = await story.read()
  const answer = await viewer.rest(method, path.replace('{id}', story.id).replace('{page}', story.firstPageId), body)
  expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await story.read()).toEqual(before)
})

test('a viewer may not read a draft', async () => {
  const story = await aStory(org)
  const viewer = await org.member('viewer')
  expect(await viewer.rest('GET', `/stories/${story.id}`)).toMatchObject({ status: 403 })
})

test('who did what to a story is in the audit log', async () => {
  const story = await aStory(org, { name: 'Audited' })
  await story.call('POST', '/publish', { isPublic: true })
  await story.call('POST', '/unpublish')
  await story.call('DELETE', '')
  const rows = await api.sql('select action, user_id, changes, user_agent from audit_log where resource_id = $1 order by created_at', [story.id])
  expect(rows.map(({ action }) => action)).toEqual(['story.created', 'story.published', 'story.unpublished', 'story.deleted'])
  expect(rows[1]).toMatchObject({ user_id: org.userId, changes: { version: 1, isPublic: true }, user_agent: expect.any(String) })
})

test('an unknown story is not found, and neither is a malformed one', async () => {
  expect(await org.rest('GET', `/stories/${newId<StoryId>()}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await org.rest('GET', '/stories/1')).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
})
