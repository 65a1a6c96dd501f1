import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyVersionRepository, type PublishedRef } from '@insightengine/db/story'
import { must } from '@insightengine/shared/errors'
import { newId, type VersionId } from '@insightengine/shared/ids'
import { aStory } from '../story/testing/story-client.ts'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { versionCache } from './version-cache.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

async function aVersion(name: string): Promise<PublishedRef> {
  const story = await aStory(org, { name })
  const { shareToken } = await story.call('POST', '/publish', { isPublic: true })
  return must(await storyVersionRepository(api.services.db).findByToken(shareToken as string), 'just published')
}

/** Versions never change; here one is, behind the product's back, to tell what is kept from what is read again. */
const tamper = ({ versionId }: PublishedRef) => api.sql(`update story_version set content = jsonb_set(content, '{name}', '"tampered"') where id = $1`, [versionId])

test('a version is read from the database once, however many ask for it', async () => {
  const cache = versionCache(api.services.db)
  const version = await aVersion('Once')
  const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => cache.get(version)))
  expect(others.every((other) => other === first)).toBe(true)
  await tamper(version)
  expect((await cache.get(version)).content.name).toBe('Once')
})

test('what was used least lately makes room when the memory for versions is full', async () => {
  const [old, recent, next] = [await aVersion('Old'), await aVersion('Recent'), await aVersion('Next')]
  const size = JSON.stringify(await storyVersionRepository(api.services.db).get(org.orgId, old.versionId)).length
  const cache = versionCache(api.services.db, { maxBytes: size * 2.5 })
  for (const version of [old, recent, old, recent, next]) await cache.get(version)
  for (const version of [old, recent, next]) await tamper(version)
  expect((await cache.get(recent)).content.name).toBe('Recent')
  expect((await cache.get(next)).content.name).toBe('Next')
  expect((await cache.get(old)).content.name).toBe('tampered')
})

test('a version that could not be read is asked for again', async () => {
  const cache = versionCache(api.services.db)
  const { versionId } = await aVersion('Again')
  await expect(cache.get({ orgId: org.orgId, versionId: newId<VersionId>() })).rejects.toMatchObject({ code: 'not_found' })
  // As another organisation first: nothing is found, and nothing of that is kept.
  const other = await api.anOrg()
  await expect(cache.get({ orgId: other.orgId, versionId })).rejects.toMatchObject({ code: 'not_found' })
  expect((await cache.get({ orgId: org.orgId, versionId })).content.name).toBe('Again')
})
