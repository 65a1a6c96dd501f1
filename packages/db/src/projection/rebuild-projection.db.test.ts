import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createCard, createFilter, createPage } from '@insightengine/shared/doc'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { richTextFromPlain } from '@insightengine/shared/story'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ensureAppRole } from '../migrate/index.ts'
import { deriveSecrets } from '../secret/index.ts'
import { appendUpdates, editStory } from '../story-log/index.ts'
import { anOrg, aStory, testDatabase, type TestStory } from '../testing/index.ts'
import { listUnprojected, rebuildProjection } from './index.ts'

const { db, ownerUrl, drop } = await testDatabase()
const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
// A pool has ended before its sockets have, and dropping the database may be quicker than they are.
owner.on('connect', (client) => client.on('error', () => undefined))
afterAll(async () => {
  await owner.end()
  await drop()
})
const bus = { publish: async () => undefined }

async function aFullStory(): Promise<TestStory> {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  await editStory({ db, bus }, org.actor, story.storyId, (doc) => {
    for (const title of ['One', 'Two']) {
      const pageId = createPage(doc, { title, narrative: richTextFromPlain('Up.') }, 'api')
      createCard(doc, { pageId, type: 'text', title: 'Note', body: richTextFromPlain('Read') }, 'api')
    }
    createFilter(doc, { label: 'Region', type: 'select', column: 'region', options: { kind: 'list', values: ['EU'] } }, 'api')
  })
  return story
}

/** Everything the projection writes, and when the story was last changed. */
async function tables({ storyId }: TestStory): Promise<unknown> {
  const rows = async (sql: string) => (await owner.query<Record<string, unknown>>(sql, [storyId])).rows
  return {
    story: await rows('select * from story where id = $1'),
    pages: await rows('select * from story_page where story_id = $1 order by id'),
    cards: await rows('select * from story_card where story_id = $1 order by id'),
    filters: await rows('select * from story_filter where story_id = $1 order by id'),
  }
}

async function damage({ storyId }: TestStory): Promise<void> {
  await owner.query(`update story set name = 'wrong', page_count = 9, projected_seq = 999 where id = $1`, [storyId])
  await owner.query(`update story_page set title = 'wrong', page_order = 5 where story_id = $1 and title = 'One'`, [storyId])
  await owner.query(`delete from story_page where story_id = $1 and title = 'Two'`, [storyId])
  await owner.query('delete from story_filter where story_id = $1', [storyId])
  await owner.query(`insert into story_page (org_id, story_id, id, title, page_order) select org_id, id, $2, 'nobody wrote this', 7 from story where id = $1`, [storyId, newId<string>()])
}

test('rows that were damaged are as the log says again, and doing it twice changes nothing', async () => {
  const story = await aFullStory()
  const before = await tables(story)
  await damage(story)
  expect(await tables(story)).not.toEqual(before)
  expect(await rebuildProjection(db, story.orgId, story.storyId)).toBe(2)
  expect(await tables(story)).toEqual(before)
  await rebuildProjection(db, story.orgId, story.storyId)
  expect(await tables(story)).toEqual(before)
})

test('the command does it for one story or for all, whatever organisation they are in', async () => {
  await ensureAppRole(ownerUrl, { password: deriveSecrets('a secret that only the tests know, long enough').appRolePassword })
  const stories = [await aFullStory(), await aFullStory()]
  const before = await Promise.all(stories.map(tables))
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../scripts/rebuild-projection.ts', import.meta.url)), ...args], {
      env: { PATH: process.env.PATH, DATABASE_URL: ownerUrl, APP_SECRET: 'a secret that only the tests know, long enough' },
    })
  for (const story of stories) await damage(story)
  await run(stories[0]!.storyId)
  expect(await tables(stories[0]!)).toEqual(before[0])
  expect(await tables(stories[1]!)).not.toEqual(before[1])
  await run()
  expect(await tables(stories[1]!)).toEqual(before[1])
  await expect(run(newId<StoryId>())).rejects.toThrow('there is no story')
})

test('what was saved and not projected is found', async () => {
  const story = await aFullStory()
  expect(await listUnprojected(db, story.orgId)).toEqual([])
  const doc = new Y.Doc()
  createPage(doc, { title: 'left behind' }, 'user')
  await appendUpdates(db, story.orgId, story.storyId, [{ update: Y.encodeStateAsUpdate(doc), userId: null, clientId: null }])
  expect(await listUnprojected(db, story.orgId)).toEqual([story.storyId])
  await rebuildProjection(db, story.orgId, story.storyId)
  expect(await listUnprojected(db, story.orgId)).toEqual([])
  expect(await tables(story)).toMatchObject({ story: [{ page_count: 3, projected_seq: '3' }] })
})

test('a story that is gone is not found', async () => {
  await expect(rebuildProjection(db, (await anOrg(db)).orgId, newId<StoryId>())).rejects.toMatchObject({ code: 'not_found' })
})
