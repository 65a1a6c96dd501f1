import { jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CollabClaims } from '@insightengine/shared/collab'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

async function aStory({ orgId, userId }: TestOrg, status: 'draft' | 'published'): Promise<StoryId> {
  const id = newId<StoryId>()
  await api.sql('insert into story (id, org_id, name, status, created_by) values ($1, $2, $3, $4::story_status, $5)', [id, orgId, 'A story', status, userId])
  return id
}

test.for(['owner', 'admin', 'analyst'] as const)('an editor with the role %s gets a ticket for one story and one minute', async (role) => {
  const org = await api.anOrg({ role })
  const storyId = await aStory(org, 'draft')
  const { ticket, documentName, canEdit } = await org.api.collab.ticket({ storyId })
  expect([documentName, canEdit]).toEqual([`story:${storyId}`, true])
  const { payload } = await jwtVerify(ticket, api.services.secrets.collab, { audience: 'collab', algorithms: ['HS256'] })
  expect(CollabClaims.parse(payload)).toEqual({ sub: org.userId, org: org.orgId, story: storyId, name: org.fullName, jti: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(Number(payload.exp) - Number(payload.iat)).toBe(60)
})

test('a ticket opens nothing but the collaboration socket', async () => {
  const org = await api.anOrg()
  const { ticket } = await org.api.collab.ticket({ storyId: await aStory(org, 'draft') })
  expect((await api.send({ path: '/api/auth/me', headers: { authorization: `Bearer ${ticket}` } })).status).toBe(401)
})

test('to a viewer a draft does not exist, and the live document of a published story is closed', async () => {
  const org = await api.anOrg()
  const viewer = await org.member('viewer')
  const draft = await aStory(org, 'draft')
  const answers = await Promise.all([draft, newId<StoryId>()].map(async (storyId) => {
    const { status, body } = await viewer.rest('POST', '/collab/ticket', { storyId })
    return { status, code: body.code, message: body.message.replace(storyId, '<id>') }
  }))
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
  expect(await viewer.rest('POST', '/collab/ticket', { storyId: await aStory(org, 'published') })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('nobody gets a ticket for a story of another organisation', async () => {
  const storyId = await aStory(await api.anOrg(), 'published')
  expect(await (await api.anOrg()).rest('POST', '/collab/ticket', { storyId })).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
