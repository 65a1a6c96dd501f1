import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

async function aStory(body: Record<string, unknown> = { name: 'Q4 revenue' }): Promise<string> {
  const answer = await org.rest('POST', '/stories', body)
  expect(answer.status).toBe(200)
  return answer.body.storyId
}

test('a new story opens with one empty page and is listed as a draft', async () => {
  const storyId = await aStory({ name: 'Q4 revenue analysis', description: 'How it went' })
  const { body: story } = await org.rest('GET', `/stories/${storyId}`)
  expect(story).toMatchObject({
    id: storyId,
    name: 'Q4 revenue analysis',
    description: 'How it went',
    status: 'draft',
    isPublic: false,
    publicUrl: null,
    viewCount: 0,
    createdBy: { id: org.userId, fullName: org.fullName },
    pages: [{ title: 'Page 1', subtitle: '', narrative: '', layout: 'double', cards: [], filters: [] }],
  })
  const { body: list } = await org.rest('GET', '/stories?search=REVENUE%20anal&status=draft')
  expect(list).toMatchObject([{ id: storyId, name: 'Q4 revenue analysis', status: 'draft', viewCount: 0, pageCount: 1, createdBy: { id: org.userId } }])
})

test('an unknown story is not found', async () => {
  const answer = await org.rest('GET', `/stories/${newId<StoryId>()}`)
  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
