import { withOrgPg } from '@insightengine/db/client'
import { loadStoryDoc, readStoryLog, readUpdates } from '@insightengine/db/story-log'
import { anOrg, aStory, testDatabase, type TestStory } from '@insightengine/db/testing'
import { createPage, readStory, updatePage } from '@insightengine/shared/doc'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

const stateSeqs = ({ orgId, storyId }: TestStory) =>
  withOrgPg(db, orgId, async (tx) => (await tx.query<{ upto_seq: string }>('select upto_seq from story_state where story_id = $1', [storyId])).rows.map(({ upto_seq }) => Number(upto_seq)))

test('a story with many changes is folded while people edit it, on two nodes at once, and everybody sees the same', { timeout: 60_000 }, async () => {
  const compaction = { rows: 20, delayMs: 30, keepDays: 0 }
  const first = await aCollab(db, { compaction })
  const second = await aCollab(db, { compaction, bus: first.bus })
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...first, story, user: org }), anEditor({ ...second, story, user: org })]
  await Promise.all([a.synced(), b.synced()])
  const pages = [a, b].map(({ doc }) => createPage(doc, { title: 'x' }, 'user'))
  for (let n = 0; n < 60; n++) {
    updatePage(a.doc, pages[0]!, { title: `a ${n}` }, 'user')
    updatePage(b.doc, pages[1]!, { title: `b ${n}` }, 'user')
    if (n % 10 === 0) await Promise.all([a.saves.allSaved(), b.saves.allSaved()])
  }
  await Promise.all([a.saves.allSaved(), b.saves.allSaved()])
  await eventually(async () => expect((await stateSeqs(story)).at(-1)).toBeGreaterThan(100), { withinMs: 20_000 })
  await eventually(() => expect(readStory(a.doc, story.storyId)).toEqual(readStory(b.doc, story.storyId)))
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(a.doc, story.storyId))
  for (const editor of [a, b]) editor.leave()
  await eventually(() => expect([first.collab.status().stories, second.collab.status().stories]).toEqual([0, 0]))
  // Read from the state again, and go on from there.
  const late = anEditor({ ...first, story, user: org })
  await late.synced()
  expect(readStory(late.doc, story.storyId)).toEqual(readStory(a.doc, story.storyId))
  updatePage(late.doc, pages[0]!, { title: 'after' }, 'user')
  await late.saves.allSaved()
  expect(readStory((await loadStoryDoc(db, org.orgId, story.storyId)).doc, story.storyId)).toEqual(readStory(late.doc, story.storyId))
  late.leave()
  await Promise.all([first.close(), second.close()])
})

test('a story with few changes is left alone', async () => {
  const node = await aCollab(db, { compaction: { rows: 20, delayMs: 10 } })
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  for (let n = 0; n < 15; n++) createPage(editor.doc, { title: 'x' }, 'user')
  await editor.saves.allSaved()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await readStoryLog(db, org.orgId, story.storyId)).stateSeq).toBe(0)
  expect((await readUpdates(db, org.orgId, story.storyId, 0)).length).toBeLessThan(20)
  editor.leave()
  await node.close()
})
