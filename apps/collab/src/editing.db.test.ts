import { afterAll, expect, test } from 'vitest'
import { createPage, listPages, readStory } from '@insightengine/shared/doc'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { anOrg, aMember, aStory, testDatabase } from '@insightengine/db/testing'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, drop } = await testDatabase()
const node = await aCollab(db)
afterAll(async () => {
  await node.close()
  await drop()
})

test('two editors see each other’s changes, and both are saved', async () => {
  const org = await anOrg(db)
  const colleague = await aMember(db, org.orgId)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story, user: colleague })]
  await Promise.all([a.synced(), b.synced()])
  createPage(a.doc, { title: 'from a' }, 'user')
  createPage(b.doc, { title: 'from b' }, 'user')
  await eventually(() => expect(listPages(a.doc).map(({ title }) => title).toSorted()).toEqual(['from a', 'from b']))
  await eventually(() => expect(listPages(b.doc)).toEqual(listPages(a.doc)))
  await Promise.all([a.saves.allSaved(), b.saves.allSaved()])
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(a.doc, story.storyId))
  a.leave()
  b.leave()
})
