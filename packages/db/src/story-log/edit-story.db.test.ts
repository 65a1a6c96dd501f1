import { afterAll, expect, test } from 'vitest'
import { createPage, deletePage, listPages, readStory, updatePage, updateStoryMeta } from '@insightengine/shared/doc'
import type { StoryDoorbell } from '@insightengine/shared/collab'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { withOrg } from '../client/index.ts'
import { anOrg, aStory, testDatabase } from '../testing/index.ts'
import { editStory, loadStoryDoc, readUpdates } from './index.ts'
import { losingItsAnswer, withConnect } from './testing/faulty-db.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

function aBell(): { publish(topic: string, message: unknown): Promise<void>; rung: StoryDoorbell[] } {
  const rung: StoryDoorbell[] = []
  return { rung, publish: async (_topic, message) => void rung.push(message as StoryDoorbell) }
}

test('an edit is one log entry of the caller, projected, and rung for', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const bus = aBell()
  const pageId = await editStory({ db, bus }, org.actor, storyId, (doc) => {
    updateStoryMeta(doc, { name: 'Q4 2026' }, 'api')
    return createPage(doc, { title: 'Overview' }, 'api')
  })

  const entries = await readUpdates(db, org.orgId, storyId, 1)
  expect(entries.map(({ seq, userId }) => [seq, userId])).toEqual([[2, org.userId]])
  const { doc, seq } = await loadStoryDoc(db, org.orgId, storyId)
  expect(seq).toBe(2)
  expect(listPages(doc).map(({ id }) => id)).toEqual([pageId])
  const row = await withOrg(db, org.orgId, (tx) => tx.story.findUniqueOrThrow({ where: { id: storyId }, include: { pages: true } }))
  expect(row).toMatchObject({ name: 'Q4 2026', pageCount: 1, projectedSeq: 2n, pages: [{ id: pageId, title: 'Overview' }] })
  expect(bus.rung).toMatchObject([{ kind: 'updated', orgId: org.orgId, storyId, seq: 2 }])
})

test('an edit that changes nothing writes nothing', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org, { name: 'Q4' })
  const bus = aBell()
  expect(await editStory({ db, bus }, org.actor, storyId, (doc) => updatePage(doc, newId(), { title: 'x' }, 'api'))).toBe(false)
  await editStory({ db, bus }, org.actor, storyId, (doc) => updateStoryMeta(doc, { name: 'Q4' }, 'api'))
  expect(await readUpdates(db, org.orgId, storyId, 1)).toEqual([])
  expect(bus.rung).toEqual([])
})

test('an edit that would make the story too large is refused, and one that makes it smaller is not', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const bus = aBell()
  const edit = (fn: Parameters<typeof editStory>[3]) => editStory({ db, bus }, org.actor, storyId, fn)
  const large = await editStory({ db, bus }, org.actor, storyId, (doc) => createPage(doc, { title: 'x'.repeat(8_000_000) }, 'api'))
  await expect(edit((doc) => createPage(doc, { title: 'y'.repeat(3_000_000) }, 'api'))).rejects.toMatchObject({ code: 'too_large' })
  await edit((doc) => deletePage(doc, large, 'api'))
  await edit((doc) => createPage(doc, { title: 'y'.repeat(3_000_000) }, 'api'))
  expect((await readUpdates(db, org.orgId, storyId, 1)).map(({ seq }) => seq)).toEqual([2, 3, 4])
})

test('an edit that throws writes nothing', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const failing = editStory({ db, bus: aBell() }, org.actor, storyId, (doc) => {
    createPage(doc, { title: 'half done' }, 'api')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await readUpdates(db, org.orgId, storyId, 1)).toEqual([])
})

test('edits of many callers at once all land, and the projection shows the last of them', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const titles = Array.from({ length: 12 }, (_, n) => `page ${n}`)
  await Promise.all(titles.map((title) => editStory({ db, bus: aBell() }, org.actor, storyId, (doc) => createPage(doc, { title }, 'api'))))
  const { doc, seq } = await loadStoryDoc(db, org.orgId, storyId)
  const content = readStory(doc, storyId)
  expect(content.pages.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
  const row = await withOrg(db, org.orgId, (tx) => tx.story.findUniqueOrThrow({ where: { id: storyId }, include: { pages: { orderBy: { pageOrder: 'asc' } } } }))
  expect([row.projectedSeq, row.pages.map(({ id }) => id)]).toEqual([BigInt(seq), content.pages.map(({ id }) => id)])
})

test('a connection that breaks in the middle is tried again, and the edit is there once', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  let calls = 0
  const flaky = withConnect(db, async () => {
    const client = await db.pool.connect()
    // The first reads the document, the second writes.
    return ++calls === 2 ? losingItsAnswer(client) : client
  })
  await editStory({ db: flaky, bus: aBell() }, org.actor, storyId, (doc) => createPage(doc, { title: 'once' }, 'api'))
  const { doc } = await loadStoryDoc(db, org.orgId, storyId)
  expect(listPages(doc).map(({ title }) => title)).toEqual(['once'])
  expect(calls).toBe(3)
})

test('a story that is gone is not found', async () => {
  const org = await anOrg(db)
  await expect(editStory({ db, bus: aBell() }, org.actor, newId<StoryId>(), () => null)).rejects.toMatchObject({ code: 'not_found' })
})
