import { createPage, initStory, listPages, updatePage } from '@insightengine/shared/doc'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { clearCopies, countUnsent } from '../../../../lib/story-copies.ts'
import { restoreCopy } from './restore-copy.ts'
import { openStoryCopy, unsentTextOf, type FreshChange, type StoryCopy } from './story-copy.ts'

const ann = { userId: 'ann', storyId: 'sales' }

async function opened(indexedDB: IDBFactory, options: { userId?: string; storyId?: string; docVersion?: number } = {}): Promise<StoryCopy> {
  const copy = await openStoryCopy({ ...ann, ...options, indexedDB })
  if (!copy) throw new Error('no copy')
  return copy
}

/** A story whose changes are collected, numbered as a session numbers its own. */
function aStory(first = 0) {
  const doc = new Y.Doc()
  const changes: FreshChange[] = []
  let made = first
  doc.on('update', (update: Uint8Array, origin: unknown) => void changes.push({ update, upTo: origin === 'user' ? ++made : null }))
  return { doc, take: () => changes.splice(0), made: () => made }
}

async function aCopiedStory(indexedDB = new IDBFactory()) {
  const story = aStory()
  initStory(story.doc, { name: 'Sales' }, 'migration')
  const pageId = createPage(story.doc, { title: 'Spring' }, 'migration')
  const copy = await opened(indexedDB)
  await copy.write(story.take(), 0)
  const rename = async (title: string, committed = 0) => {
    updatePage(story.doc, pageId, { title }, 'user')
    return copy.write(story.take(), committed)
  }
  return { indexedDB, story, copy, pageId, rename }
}

const titlesIn = (copy: StoryCopy) => {
  const doc = new Y.Doc()
  restoreCopy(doc, copy)
  return listPages(doc).map(({ title }) => title)
}

test('what was written is there again, with the number of changes the server has not confirmed', async () => {
  const { indexedDB, rename } = await aCopiedStory()
  await rename('Summer')
  await rename('Autumn')
  const again = await opened(indexedDB)
  expect(titlesIn(again)).toEqual(['Autumn'])
  expect(again.unsent).toBe(2)
})

test('a confirmed change is no longer counted, a later one still is', async () => {
  const { indexedDB, copy, rename } = await aCopiedStory()
  await rename('Summer')
  await rename('Autumn')
  await copy.write([], 1)
  expect((await opened(indexedDB)).unsent).toBe(1)
  await rename('Winter', 3)
  expect((await opened(indexedDB)).unsent).toBe(0)
})

test('after a reload, what was found counts until the handshake that carried it is confirmed', async () => {
  const { indexedDB, copy, rename } = await aCopiedStory()
  await rename('Summer')
  await rename('Autumn')
  copy.close()
  const second = await opened(indexedDB)
  await second.write([], 1)
  expect((await opened(indexedDB)).unsent).toBe(2)
  await second.write([], 2)
  expect((await opened(indexedDB)).unsent).toBe(0)
})

test('a tab does not confirm what another tab wrote after it looked', async () => {
  const { indexedDB, rename } = await aCopiedStory()
  await rename('Summer')
  const second = await opened(indexedDB)
  await rename('Autumn')
  await second.write([], 1)
  const third = await opened(indexedDB)
  expect(third.unsent).toBe(1)
  expect(titlesIn(third)).toEqual(['Autumn'])
})

test('two tabs write into one copy and both changes are there', async () => {
  const { indexedDB, pageId, rename } = await aCopiedStory()
  const second = await opened(indexedDB)
  const other = aStory(second.unsent)
  for (const update of second.updates) Y.applyUpdate(other.doc, update)
  other.take()
  updatePage(other.doc, pageId, { subtitle: 'from the second tab' }, 'user')
  await Promise.all([rename('From the first'), second.write(other.take(), 0)])
  const doc = new Y.Doc()
  const third = await opened(indexedDB)
  restoreCopy(doc, third)
  expect(listPages(doc)).toMatchObject([{ title: 'From the first', subtitle: 'from the second tab' }])
  expect(third.unsent).toBe(2)
})

test('however long somebody writes, the copy stays a few records, and the count right', async () => {
  const { indexedDB, rename } = await aCopiedStory()
  for (let n = 1; n <= 150; n++) await rename(`Title ${n}`, Math.max(0, n - 40))
  const again = await opened(indexedDB)
  expect(again.updates.length).toBeLessThan(70)
  expect(titlesIn(again)).toEqual(['Title 150'])
  expect(again.unsent).toBeGreaterThanOrEqual(40)
  await again.write([], again.unsent)
  expect((await opened(indexedDB)).unsent).toBe(0)
})

test('nobody sees the copy of somebody else, or of another story', async () => {
  const { indexedDB } = await aCopiedStory()
  expect((await opened(indexedDB, { userId: 'ben' })).updates).toEqual([])
  expect((await opened(indexedDB, { storyId: 'costs' })).updates).toEqual([])
})

test('a write that fails in the middle leaves the copy as it was', async () => {
  const { indexedDB, copy, story } = await aCopiedStory()
  updatePage(story.doc, listPages(story.doc)[0]!.id, { title: 'Half' }, 'user')
  const [change] = story.take()
  // The second one cannot be stored, as when the disk is full.
  const broken = copy.write([{ update: change!.update, upTo: null }, { update: (() => 0) as never, upTo: 1 }], 0)
  await expect(broken).rejects.toThrow(/could not be cloned/)
  expect(titlesIn(await opened(indexedDB))).toEqual(['Spring'])
  expect(await copy.write([change!], 0)).toBe(true)
  expect(titlesIn(await opened(indexedDB))).toEqual(['Half'])
})

test('after sign-out nothing is left, and a tab that is still open writes nothing new', async () => {
  const { indexedDB, rename } = await aCopiedStory()
  await rename('Summer')
  expect(await countUnsent('ann', indexedDB)).toBe(1)
  expect(await unsentTextOf('ann', indexedDB)).toBe('Summer')
  await clearCopies('ann', indexedDB)
  expect(await rename('Autumn')).toBe(false)
  const again = await opened(indexedDB)
  expect(again.updates).toEqual([])
  expect(await rename('Winter')).toBe(false)
  expect(await countUnsent('ann', indexedDB)).toBe(0)
})

test('a story one loses leaves no copy, only the words the server never got', async () => {
  const { indexedDB, copy, rename } = await aCopiedStory()
  await rename('Summer')
  expect(await copy.retire()).toMatchObject({ text: 'Summer', changes: 1 })
  const again = await opened(indexedDB)
  expect(again.updates).toEqual([])
  expect(again.keptText).toMatchObject({ text: 'Summer' })
  await again.forgetText()
  expect((await opened(indexedDB)).keptText).toBeNull()
})

test('a story lost with everything saved leaves nothing at all', async () => {
  const { copy, rename } = await aCopiedStory()
  await rename('Summer', 1)
  expect(await copy.retire()).toBeNull()
})

test('unsent changes to another version of the document are not merged but kept as text', async () => {
  const { indexedDB, rename } = await aCopiedStory()
  await rename('Summer')
  const upgraded = await opened(indexedDB, { docVersion: 99 })
  expect(upgraded.updates).toEqual([])
  expect(upgraded.unsent).toBe(0)
  expect(upgraded.keptText).toMatchObject({ text: 'Summer', changes: 1 })
  expect(await rename('Autumn')).toBe(false)
})

test('a browser without storage keeps no copy, and one that never answers is not waited for', async () => {
  expect(await openStoryCopy({ ...ann })).toBeNull()
  const silent = { open: () => new EventTarget() } as unknown as IDBFactory
  expect(await openStoryCopy({ ...ann, indexedDB: silent, patienceMs: 20 })).toBeNull()
})
