import { loadStoryDoc } from '@insightengine/db/story-log'
import { aMember, anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { createPage, deletePage, listPages, readStory, updatePage } from '@insightengine/shared/doc'
import { closeReasonOf } from '@insightengine/shared/errors'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, drop } = await testDatabase()
const node = await aCollab(db, { maxDocumentBytes: 100_000 })
afterAll(async () => {
  await node.close()
  await drop()
})

test('a change that would make the story too large is refused, the others go on, and deleting makes room', async () => {
  const org = await anOrg(db)
  const colleague = await aMember(db, org.orgId)
  const story = await aStory(db, org)
  const [big, good] = [anEditor({ ...node, story, user: colleague }), anEditor({ ...node, story, user: org })]
  await Promise.all([big.synced(), good.synced()])
  const large = createPage(good.doc, { title: 'x'.repeat(60_000) }, 'user')
  const small = createPage(good.doc, { title: 'small' }, 'user')
  await good.saves.allSaved()
  await eventually(() => expect(listPages(big.doc)).toHaveLength(2))

  const closed = big.closed()
  createPage(big.doc, { title: 'y'.repeat(60_000) }, 'user')
  expect(closeReasonOf(await closed)).toBe('too_large')
  expect(big.saves.saved).toBe(0)
  big.leave()

  // Written over ten times, it is still no larger; only what was sent is.
  for (let n = 0; n < 10; n++) updatePage(good.doc, small, { title: `${n}`.repeat(5000) }, 'user')
  await good.saves.allSaved()
  deletePage(good.doc, large, 'user')
  await good.saves.allSaved()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  createPage(good.doc, { title: 'z'.repeat(60_000) }, 'user')
  await good.saves.allSaved()
  expect(good.closes).toEqual([])
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(good.doc, story.storyId))
  good.leave()
})
