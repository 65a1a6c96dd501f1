import { createPage, initStory, listPages, updatePage } from '@insightengine/shared/doc'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { clearCopies, countUnsent, headsOf, inTransaction, openCopies } from '../../../../lib/story-copies.ts'
import { openCollabSession, type CollabSession, type TicketAnswer } from '../collab-session.ts'
import { unsavedCount } from '../outbox.ts'
import { saveState, saveWords } from '../save-state.ts'
import { ScriptedServer, socketClassOf } from '../scripted-server.ts'
import { openStoryCopy } from './story-copy.ts'

const open: CollabSession[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.destroy()
})

/** One person's browser and the server; `visit` opens the story in a new tab, `leave` closes it as a browser does. */
function aBrowser() {
  const server = new ScriptedServer()
  const indexedDB = new IDBFactory()
  initStory(server.doc, { name: 'Sales' }, 'migration')
  const pageId = createPage(server.doc, { title: 'One' }, 'migration')
  const storyId = newId<StoryId>()
  let answer: TicketAnswer = { kind: 'ticket', ticket: { ticket: 't', documentName: 'story:x', canEdit: true } }
  const visit = (docVersion?: number) => {
    const session = openCollabSession({
      storyId,
      url: 'ws://test',
      WebSocketPolyfill: socketClassOf(server),
      fetchTicket: async () => answer,
      openCopy: () => openStoryCopy({ userId: 'ann', storyId, indexedDB, ...(docVersion ? { docVersion } : {}) }),
    })
    open.push(session)
    return session
  }
  const leave = async (session: CollabSession, copied = 0) => {
    await vi.waitFor(() => expect(session.status().copy.upTo).toBe(copied))
    session.destroy()
  }
  const rename = (session: CollabSession, title: string) => updatePage(session.doc, pageId, { title }, 'user')
  return { server, indexedDB, visit, leave, rename, answerWith: (next: TicketAnswer) => (answer = next) }
}

const isConnected = (session: CollabSession) => vi.waitFor(() => expect(session.status().isConnected).toBe(true), 5000)
const words = (session: CollabSession) => saveWords(saveState(session.status(), false))
const titles = (session: CollabSession) => session.snapshots.current().pages.map(({ title }) => title)
const copied = (indexedDB: IDBFactory, count: number) => vi.waitFor(async () => expect(await countUnsent('ann', indexedDB)).toBe(count))

async function copiesOf(indexedDB: IDBFactory) {
  const database = await openCopies(indexedDB)
  return database ? inTransaction(database, (transaction) => headsOf(transaction, 'ann')) : null
}

/** Writes two titles without a server and closes the tab. */
async function leftOffline(browser: ReturnType<typeof aBrowser>) {
  const { server, visit, leave, rename } = browser
  const session = visit()
  await isConnected(session)
  server.confirm()
  server.isReachable = false
  server.drop()
  rename(session, 'Two')
  rename(session, 'Three')
  expect(words(session)).toBe('Offline, 2 changes kept here')
  await leave(session, 2)
}

test('work done offline is there after the tab was closed, shown without the server, and sent when it is back', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  const session = browser.visit()
  await vi.waitFor(() => expect(session.status().phase).toBe('open'), 5000)
  expect(session.status()).toMatchObject({ isConnected: false, canEdit: true })
  expect(titles(session)).toEqual(['Three'])
  expect(words(session)).toBe('Offline, 2 changes kept here')

  browser.server.isReachable = true
  browser.server.received.length = 0
  await isConnected(session)
  expect(listPages(browser.server.doc)[0]?.title).toBe('Three')
  expect(browser.server.received).toEqual(['step1', 'step2'])
  expect(words(session)).toBe('Saving…')
  browser.server.confirm()
  expect(words(session)).toBe('Saved')
  await copied(browser.indexedDB, 0)
})

test('nothing of it is called saved before the server has confirmed it, also after a second reload', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  browser.server.isReachable = true
  const session = browser.visit()
  await isConnected(session)
  expect(unsavedCount(session.status().outbox)).toBe(2)
  session.destroy()
  await copied(browser.indexedDB, 2)
  const again = browser.visit()
  await isConnected(again)
  expect(words(again)).toBe('Saving…')
})

test('work done by somebody else meanwhile is merged with it', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  const other = listPages(browser.server.doc)[0]!
  updatePage(browser.server.doc, other.id, { subtitle: 'by Ben' }, 'user')
  browser.server.isReachable = true
  const session = browser.visit()
  await isConnected(session)
  await vi.waitFor(() => expect(listPages(session.doc)).toMatchObject([{ title: 'Three', subtitle: 'by Ben' }]))
  expect(listPages(browser.server.doc)).toMatchObject([{ title: 'Three', subtitle: 'by Ben' }])
})

test('whoever lost the right to edit keeps the words that were never sent, and no copy of the story', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  browser.answerWith({ kind: 'ended', end: 'forbidden' })
  browser.server.isReachable = true
  const session = browser.visit()
  await vi.waitFor(() => expect(session.status()).toMatchObject({ phase: 'ended', keptText: { text: 'Three', changes: 2 } }), 5000)
  session.destroy()
  const again = browser.visit()
  await vi.waitFor(() => expect(again.status()).toMatchObject({ phase: 'ended', keptText: { text: 'Three' } }), 5000)
  expect(titles(again)).toEqual([])
})

test('somebody who is signed out goes on with the copy after signing in again', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  browser.answerWith({ kind: 'ended', end: 'unauthorized' })
  browser.server.isReachable = true
  const session = browser.visit()
  await vi.waitFor(() => expect(session.status().phase).toBe('ended'), 5000)
  session.destroy()
  browser.answerWith({ kind: 'ticket', ticket: { ticket: 't', documentName: 'story:x', canEdit: true } })
  const again = browser.visit()
  await isConnected(again)
  expect(titles(again)).toEqual(['Three'])
  expect(words(again)).toBe('Saving…')
})

test('a deleted story takes its copy along', async () => {
  const { server, visit, indexedDB } = aBrowser()
  const session = visit()
  await isConnected(session)
  server.confirm()
  expect(await copiesOf(indexedDB)).toHaveLength(1)
  server.drop(4404)
  await vi.waitFor(async () => expect(await copiesOf(indexedDB)).toEqual([]))
  expect(session.status()).toMatchObject({ phase: 'ended', keptText: null })
})

test('after the document has changed its form, old unsent work is offered as text and the story opens without it', async () => {
  const browser = aBrowser()
  await leftOffline(browser)
  browser.server.isReachable = true
  const session = browser.visit(99)
  await isConnected(session)
  expect(titles(session)).toEqual(['One'])
  expect(session.status().keptText).toMatchObject({ text: 'Three', changes: 2 })
  browser.server.confirm()
  expect(words(session)).toBe('Saved')
  session.forgetKeptText()
  expect(session.status().keptText).toBeNull()
})

test('a copy that was cleared by another tab is not called kept', async () => {
  const { server, visit, rename, indexedDB } = aBrowser()
  const session = visit()
  await isConnected(session)
  server.confirm()
  await clearCopies('ann', indexedDB)
  server.isReachable = false
  server.drop()
  rename(session, 'Two')
  await vi.waitFor(() => expect(words(session)).toBe('Offline, 1 change kept in this tab'))
})
