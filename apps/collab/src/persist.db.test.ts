import { loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { aMember, anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { createPage, deletePage, narrativeOf, readStory, updatePage } from '@insightengine/shared/doc'
import { afterAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, drop } = await testDatabase()
const node = await aCollab(db)
afterAll(async () => {
  await node.close()
  await drop()
})

test('every change is in the log with its author and client, deletions too', async () => {
  const org = await anOrg(db)
  const colleague = await aMember(db, org.orgId)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story, user: colleague })]
  await Promise.all([a.synced(), b.synced()])
  a.provider.setAwarenessField('pageId', null)
  const pageId = createPage(a.doc, { title: 'Overview' }, 'user')
  await a.saves.allSaved()
  await eventually(() => expect(narrativeOf(b.doc, pageId)).not.toBeNull())
  updatePage(b.doc, pageId, { title: 'Changed' }, 'user')
  await b.saves.allSaved()
  deletePage(a.doc, pageId, 'user')
  await a.saves.allSaved()
  const entries = await readUpdates(db, org.orgId, story.storyId, 1)
  expect(entries.map(({ userId, clientId }) => [userId, clientId])).toEqual([
    [org.userId, a.doc.clientID],
    [colleague.userId, b.doc.clientID],
    [org.userId, a.doc.clientID],
  ])
  a.leave()
  b.leave()
})

test('edits made while away arrive with the next connection, once', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  const pageId = createPage(editor.doc, { title: 'Overview' }, 'user')
  editor.drop()
  for (const title of ['one', 'two', 'three']) updatePage(editor.doc, pageId, { title }, 'user')
  expect(editor.saves.saved).toBeLessThan(editor.saves.made)
  await editor.saves.allSaved()
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(editor.doc, story.storyId))
  expect(readStory(doc, story.storyId).pages.map(({ title }) => title)).toEqual(['three'])
  editor.leave()
})

test('a story that everybody left is read from the log again, not from memory', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const first = anEditor({ ...node, story, user: org })
  await first.synced()
  createPage(first.doc, { title: 'kept' }, 'user')
  // Leaves in the same breath: the change is on its way and the document still has to be saved before it is let go.
  first.leave()
  await eventually(async () => expect((await loadStoryDoc(db, org.orgId, story.storyId)).seq).toBe(2))
  const second = anEditor({ ...node, story, user: org })
  await second.synced()
  expect(readStory(second.doc, story.storyId).pages.map(({ title }) => title)).toEqual(['kept'])
  second.leave()
})

test('two people formatting the same words are in the log as the document shows it', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story, user: org })]
  await Promise.all([a.synced(), b.synced()])
  const pageId = createPage(a.doc, { title: 'x', narrative: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'some words here' }] }] } }, 'user')
  await eventually(() => expect(narrativeOf(b.doc, pageId)).not.toBeNull())
  const textIn = (doc: Y.Doc) => (narrativeOf(doc, pageId)!.get(0) as Y.XmlElement).get(0) as Y.XmlText
  textIn(a.doc).format(0, 10, { bold: {} })
  textIn(b.doc).format(5, 10, { bold: {} })
  textIn(a.doc).format(2, 4, { bold: null })
  await Promise.all([a.saves.allSaved(), b.saves.allSaved()])
  await eventually(async () => {
    const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
    expect(readStory(a.doc, story.storyId)).toEqual(readStory(b.doc, story.storyId))
    expect(readStory(doc, story.storyId)).toEqual(readStory(a.doc, story.storyId))
  })
  a.leave()
  b.leave()
})
