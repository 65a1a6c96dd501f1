import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@insightengine/shared/ids'
import { aStory } from '../story/testing/story-client.ts'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

test('collections nest and are listed by name', async () => {
  const { body: parent } = await org.rest('POST', '/collections', { name: 'Finance', description: 'Money' })
  const { body: child } = await org.rest('POST', '/collections', { name: 'Budget', parentId: parent.id })
  const { body: list } = await org.rest('GET', '/collections')
  expect(list).toMatchObject([
    { id: child.id, name: 'Budget', parentId: parent.id, description: null },
    { id: parent.id, name: 'Finance', parentId: null, description: 'Money' },
  ])
})

test('an empty collection is deleted; one that holds anything says so and stays', async () => {
  const { body: outer } = await org.rest('POST', '/collections', { name: 'Outer' })
  const { body: inner } = await org.rest('POST', '/collections', { name: 'Inner', parentId: outer.id })
  const story = await aStory(org, { name: 'Inside', collectionId: inner.id })
  for (const { id } of [outer, inner]) expect(await org.rest('DELETE', `/collections/${id}`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await story.call('PUT', '', { collectionId: null })
  for (const { id } of [inner, outer]) expect(await org.rest('DELETE', `/collections/${id}`)).toMatchObject({ status: 200, body: { success: true } })
  expect(await org.rest('DELETE', `/collections/${outer.id}`)).toMatchObject({ status: 404 })
})

test('another organisation’s collection is neither seen, nor deleted, nor nested into', async () => {
  const other = await api.anOrg()
  const { body: theirs } = await other.rest('POST', '/collections', { name: 'Theirs' })
  expect((await org.rest('GET', '/collections')).body).not.toContainEqual(expect.objectContaining({ id: theirs.id }))
  expect(await org.rest('DELETE', `/collections/${theirs.id}`)).toMatchObject({ status: 404 })
  for (const parentId of [theirs.id, newId()])
    expect(await org.rest('POST', '/collections', { name: 'Spy', parentId })).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'parentId' }] } } })
  expect((await other.rest('GET', '/collections')).body).toHaveLength(1)
})
