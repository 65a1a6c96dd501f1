import { withOrgPg } from '@insightengine/db/client'
import { appendUpdates } from '@insightengine/db/story-log'
import { anOrg, aStory, testDatabase, type TestStory } from '@insightengine/db/testing'
import { createPage, readStory, updatePage, updateStoryMeta } from '@insightengine/shared/doc'
import { richTextFromPlain, richTextToPlain } from '@insightengine/shared/story'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, drop } = await testDatabase()
const node = await aCollab(db, { lookMs: 200 })
afterAll(async () => {
  await node.close()
  await drop()
})

/** What lists and search see. */
async function projected({ orgId, storyId }: TestStory): Promise<unknown> {
  return withOrgPg(db, orgId, async (tx) => {
    const pages = `select json_agg(json_build_object('title', title, 'narrative', narrative_text) order by page_order) from story_page where story_id = story.id`
    const { rows } = await tx.query(`select name, coalesce((${pages}), '[]') as pages from story where id = $1`, [storyId])
    return rows[0] as unknown
  })
}

function said(doc: Y.Doc, { storyId }: TestStory): unknown {
  const { name, pages } = readStory(doc, storyId)
  return { name, pages: pages.map(({ title, narrative }) => ({ title, narrative: richTextToPlain(narrative) })) }
}

test('a moment after the last change, or when everybody has left, the tables show the story', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  const pageId = createPage(editor.doc, { title: 'Overview', narrative: richTextFromPlain('Up.') }, 'user')
  updateStoryMeta(editor.doc, { name: 'Q4 2026' }, 'user')
  await eventually(async () => expect(await projected(story)).toEqual(said(editor.doc, story)))
  updatePage(editor.doc, pageId, { title: 'Changed' }, 'user')
  await editor.saves.allSaved()
  editor.leave()
  await eventually(async () => expect(await projected(story)).toEqual(said(editor.doc, story)))
})

test('what a killed node saved and did not live to project is projected when the story is opened', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const doc = new Y.Doc()
  createPage(doc, { title: 'left behind' }, 'user')
  await appendUpdates(db, org.orgId, story.storyId, [{ update: Y.encodeStateAsUpdate(doc), userId: org.userId, clientId: doc.clientID }])
  expect(await projected(story)).toMatchObject({ pages: [] })
  const editor = anEditor({ ...node, story, user: org })
  await eventually(async () => expect(await projected(story)).toMatchObject({ pages: [{ title: 'left behind' }] }))
  editor.leave()
})

test('what a killed node left behind in a story that nobody opens is projected by the next that starts', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const doc = new Y.Doc()
  createPage(doc, { title: 'left behind' }, 'user')
  await appendUpdates(db, org.orgId, story.storyId, [{ update: Y.encodeStateAsUpdate(doc), userId: org.userId, clientId: doc.clientID }])
  const next = await aCollab(db, { leftBehindMs: 0 })
  await eventually(async () => expect(await projected(story)).toMatchObject({ pages: [{ title: 'left behind' }] }))
  await next.close()
})
