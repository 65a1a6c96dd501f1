import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type ConnectionId, type QueryId, type StoryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

/** One of each, straight into the tables: how they come to be is other tests' subject. */
async function someContent({ orgId, userId }: TestOrg, word = 'Revenue') {
  const [draft, published, query, connection] = [newId<StoryId>(), newId<StoryId>(), newId<QueryId>(), newId<ConnectionId>()]
  const story = 'insert into story (id, org_id, name, status, created_by, updated_at) values ($1, $2, $3, $4::story_status, $5, $6)'
  await api.sql(story, [draft, orgId, `${word} draft`, 'draft', userId, '2026-01-02'])
  await api.sql(story, [published, orgId, `Our ${word}`, 'published', userId, '2026-01-03'])
  await api.sql("insert into connection (id, org_id, name, type, host, port, database_name, username, password_encrypted, updated_at) values ($1, $2, $3, 'postgresql', 'db', 5432, 'shop', 'reader', '-', $4)", [connection, orgId, `${word} database`, '2026-01-01'])
  await api.sql('insert into saved_query (id, org_id, connection_id, name, sql_query, created_by, updated_at) values ($1, $2, $3, $4, $5, $6, $7)', [query, orgId, connection, `${word} by month`, 'select 1', userId, '2026-01-04'])
  return { draft, published, query, connection }
}

const namesFound = async (org: TestOrg, q: string) => (await org.api.search.search({ q })).map(({ kind, name }) => `${kind}: ${name}`)

test('a search finds stories, queries and databases by any part of their name, beginnings first', async () => {
  const org = await api.anOrg({ role: 'analyst' })
  await someContent(org)
  expect(await namesFound(org, 'revenue')).toEqual(['query: Revenue by month', 'story: Revenue draft', 'connection: Revenue database', 'story: Our Revenue'])
  expect(await namesFound(org, 'by mo')).toEqual(['query: Revenue by month'])
  expect(await namesFound(org, 'nothing like it')).toEqual([])
  expect(await org.api.search.search({ q: 'month' })).toEqual([expect.objectContaining({ detail: 'Revenue database', updatedAt: '2026-01-04T00:00:00.000Z' })])
})

test('signs that mean something to SQL are searched for as they are', async () => {
  const org = await api.anOrg()
  await someContent(org, String.raw`50%_\done`)
  expect(await namesFound(org, '50%')).toHaveLength(4)
  expect(await namesFound(org, String.raw`%_\d`)).toHaveLength(4)
  for (const wrong of ['5_%', '%%', '__', String.raw`\\`, "'", '5%done']) expect(await namesFound(org, wrong)).toEqual([])
})

test('a viewer finds and reopens published stories and nothing else', async () => {
  const org = await api.anOrg()
  const viewer = await org.member('viewer')
  const { draft, published, query } = await someContent(org)
  expect((await viewer.api.search.search({ q: '' })).map(({ id }) => id)).toEqual([published])
  await viewer.api.search.markOpened({ kind: 'story', id: published })
  for (const hidden of [{ kind: 'story', id: draft }, { kind: 'query', id: query }] as const)
    await expect(viewer.api.search.markOpened(hidden)).rejects.toMatchObject({ cause: { code: 'not_found' } })
  expect((await viewer.api.search.recents()).map(({ id }) => id)).toEqual([published])

  await api.sql("update story set status = 'draft' where id = $1", [published])
  expect(await viewer.api.search.recents()).toEqual([])
})

test('what a person opened last is on top, once, and is theirs alone', async () => {
  const org = await api.anOrg()
  const colleague = await org.member('analyst')
  const { draft, published, query } = await someContent(org)
  for (const item of [{ kind: 'story', id: draft }, { kind: 'query', id: query }, { kind: 'story', id: published }, { kind: 'story', id: draft }] as const) await org.api.search.markOpened(item)
  expect((await org.api.search.recents()).map(({ id }) => id)).toEqual([draft, published, query])
  expect(await colleague.api.search.recents()).toEqual([])

  await api.sql('delete from saved_query where id = $1', [query])
  expect((await org.api.search.recents()).map(({ id }) => id)).toEqual([draft, published])
})

test('another organisation finds nothing and cannot open what it is told of', async () => {
  const content = await someContent(await api.anOrg())
  const stranger = await api.anOrg()
  expect(await stranger.api.search.search({ q: '' })).toEqual([])
  for (const item of [{ kind: 'story', id: content.published }, { kind: 'query', id: content.query }] as const)
    await expect(stranger.api.search.markOpened(item)).rejects.toMatchObject({ cause: { code: 'not_found' } })
})
