import { createPage, initStory, listPages, updatePage } from '@insightengine/shared/doc'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { afterEach, expect, test, vi } from 'vitest'
import { openCollabSession, type CollabSession, type TicketAnswer } from './collab-session.ts'
import { destroyWhenSaved } from './destroy-when-saved.ts'
import { unsavedCount } from './outbox.ts'
import { ScriptedServer, socketClassOf } from './scripted-server.ts'

const open: CollabSession[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.destroy()
})

async function aSession(fetchTicket?: () => Promise<TicketAnswer>) {
  const server = new ScriptedServer()
  initStory(server.doc, { name: 'Sales' }, 'migration')
  const pageId = createPage(server.doc, { title: 'One' }, 'migration')
  let tickets = 0
  const session = openCollabSession({
    storyId: newId<StoryId>(),
    url: 'ws://test',
    WebSocketPolyfill: socketClassOf(server),
    fetchTicket: fetchTicket ?? (async () => ({ kind: 'ticket', ticket: { ticket: `t${++tickets}`, documentName: 'story:x', canEdit: true } })),
  })
  open.push(session)
  const isConnected = () => vi.waitFor(() => expect(session.status().isConnected).toBe(true), 5000)
  const rename = (title: string) => updatePage(session.doc, pageId, { title }, 'user')
  return { server, session, pageId, isConnected, rename, unsaved: () => unsavedCount(session.status().outbox), tickets: () => tickets }
}

test('a story opens with what the server has, and nothing counts as unsaved', async () => {
  const { server, session, isConnected, unsaved } = await aSession()
  await isConnected()
  server.confirm()
  expect(session.snapshots.current().pages.map((page) => page.title)).toEqual(['One'])
  expect(unsaved()).toBe(0)
})

test('a change is unsaved until the server has confirmed that very change', async () => {
  const { server, isConnected, rename, unsaved } = await aSession()
  await isConnected()
  server.confirm()
  rename('Two')
  rename('Three')
  expect(unsaved()).toBe(2)
  server.confirm(1)
  expect(unsaved()).toBe(1)
  server.confirm(1)
  expect(unsaved()).toBe(0)
})

test('the confirmation of the handshake does not confirm a change made after it', async () => {
  const { server, isConnected, rename, unsaved } = await aSession()
  await isConnected()
  rename('Two')
  server.confirm(1)
  expect(unsaved()).toBe(1)
})

test('work done while offline arrives with the next handshake, in one message, and is saved when that is confirmed', async () => {
  const { server, session, isConnected, rename, unsaved, tickets } = await aSession()
  await isConnected()
  server.confirm()
  server.drop()
  expect(session.status()).toMatchObject({ phase: 'open', isConnected: false })
  for (const title of ['a', 'b', 'c']) rename(title)
  expect(unsaved()).toBe(3)
  server.received.length = 0
  await isConnected()
  expect(server.received).toEqual(['step1', 'step2'])
  expect(listPages(server.doc)[0]?.title).toBe('c')
  expect(unsaved()).toBe(3)
  server.confirm()
  expect(unsaved()).toBe(0)
  expect(tickets()).toBe(2)
})

test('what the server had received but not confirmed before it broke off stays unsaved', async () => {
  const { server, isConnected, rename, unsaved } = await aSession()
  await isConnected()
  server.confirm()
  rename('Two')
  server.drop()
  expect(unsaved()).toBe(1)
  await isConnected()
  expect(unsaved()).toBe(1)
  server.confirm()
  expect(unsaved()).toBe(0)
})

test('changes made right before leaving are still committed, and then the connection ends', async () => {
  const { server, session, isConnected, rename } = await aSession()
  await isConnected()
  server.confirm()
  rename('Last words')
  destroyWhenSaved(session)
  expect(server.sockets[0]?.readyState).toBe(WebSocket.OPEN)
  server.confirm()
  expect(listPages(server.doc)[0]?.title).toBe('Last words')
  expect(server.sockets[0]?.readyState).toBe(WebSocket.CLOSED)
})

test('a deleted story ends the session and is not knocked at again', async () => {
  const { server, session, isConnected } = await aSession()
  await isConnected()
  server.drop(4404, 'This story was deleted.')
  expect(session.status()).toMatchObject({ phase: 'ended', end: 'story_deleted' })
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(server.sockets).toHaveLength(0)
})

test('a story one may not open says so without showing anything', async () => {
  const { session } = await aSession(async () => ({ kind: 'ended', end: 'forbidden' }))
  await vi.waitFor(() => expect(session.status()).toMatchObject({ phase: 'ended', end: 'forbidden' }))
})

test('an API that cannot be reached is asked again', async () => {
  let asked = 0
  const { session } = await aSession(async () => {
    asked += 1
    if (asked < 3) return { kind: 'unreachable' }
    return { kind: 'ticket', ticket: { ticket: 't', documentName: 'story:x', canEdit: false } }
  })
  await vi.waitFor(() => expect(session.status()).toMatchObject({ phase: 'open', canEdit: false }), 15_000)
})
