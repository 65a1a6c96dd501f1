import { memoryBus } from '@insightengine/bus'
import { loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { listRefusedUpdates } from '@insightengine/db/collab'
import { aMember, anOrg, aStory, testDatabase, type TestStory } from '@insightengine/db/testing'
import { createPage, listPages, readStory } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import type { UserId } from '@insightengine/shared/ids'
import { afterAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { aCollab, anEditor, eventually, signTicket, ticketKey } from './testing/index.ts'

const { db, drop } = await testDatabase()
const bus = memoryBus()
const [node, otherNode] = [await aCollab(db, { bus, pingMs: 200 }), await aCollab(db, { bus })]
afterAll(async () => {
  await Promise.all([node.close(), otherNode.close()])
  await drop()
})

const ticketFor = (story: TestStory, user: { userId: UserId }) => signTicket(ticketKey, { sub: user.userId, org: story.orgId, story: story.storyId })
const titles = (doc: Y.Doc) => listPages(doc).map(({ title }) => title).toSorted()

/** Any program with the y-websocket package. */
async function aYClient(story: TestStory, ticket: string, at = node) {
  const doc = new Y.Doc()
  const url = at.url.replace('/collab', '/y')
  const provider = new WebsocketProvider(url, story.storyId, doc, { params: { ticket }, WebSocketPolyfill: WebSocket as never, disableBc: true, shouldReconnect: () => false })
  const closed = new Promise<number>((resolve) => provider.on('closed', ({ code }) => resolve(code)))
  const synced = new Promise<void>((resolve) => provider.on('sync', () => resolve()))
  return { doc, provider, closed, synced }
}

test('a y-websocket client and an editor edit one story, and what it wrote outlives it', async () => {
  const [org, story] = await anOrg(db).then(async (owner) => [owner, await aStory(db, owner)] as const)
  const colleague = await aMember(db, org.orgId)
  const [editor, far] = [anEditor({ ...node, story, user: org }), anEditor({ ...otherNode, story, user: org })]
  await Promise.all([editor.synced(), far.synced()])
  createPage(editor.doc, { title: 'from the editor' }, 'user')
  const client = await aYClient(story, await ticketFor(story, colleague))
  await client.synced
  expect(titles(client.doc)).toEqual(['from the editor'])
  createPage(client.doc, { title: 'from y-websocket' }, 'user')
  createPage(far.doc, { title: 'from afar' }, 'user')
  for (const { doc } of [editor, far, client]) await eventually(() => expect(titles(doc)).toEqual(['from afar', 'from the editor', 'from y-websocket']))
  ;(client.provider.ws as unknown as WebSocket).terminate()
  const { doc } = await loadStoryDoc(db, story.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(editor.doc, story.storyId))
  const authors = (await readUpdates(db, story.orgId, story.storyId, 1)).map(({ userId }) => userId)
  expect(authors).toContain(colleague.userId)
  client.provider.destroy()
  for (const one of [editor, far]) one.leave()
})

test('presence goes both ways, and who a y-websocket client is comes from its ticket', async () => {
  const org = await anOrg(db)
  const colleague = await aMember(db, org.orgId)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  editor.provider.setAwarenessField('pageId', 'one')
  await editor.synced()
  const client = await aYClient(story, await ticketFor(story, colleague))
  client.provider.awareness.setLocalState({ pageId: 'two', user: { name: 'The Boss' } })
  const seenByEditor = () => editor.provider.awareness!.getStates().get(client.doc.clientID)
  await eventually(() => expect(seenByEditor()).toMatchObject({ pageId: 'two', user: { id: colleague.userId, name: colleague.fullName } }))
  await eventually(() => expect(client.provider.awareness.getStates().get(editor.doc.clientID)).toMatchObject({ pageId: 'one', user: { name: org.fullName } }))
  client.provider.awareness.setLocalState(null)
  await eventually(() => expect(seenByEditor()).toBeUndefined())
  client.provider.destroy()
  editor.leave()
})

test('a ticket that is forged, expired or used, a viewer’s, and none open nothing', async () => {
  const org = await anOrg(db)
  const viewer = await aMember(db, org.orgId, { role: 'viewer' })
  const story = await aStory(db, org)
  const claims = { sub: org.userId, org: org.orgId, story: story.storyId }
  const used = await ticketFor(story, org)
  const first = await aYClient(story, used)
  await first.synced
  const otherKey = new TextEncoder().encode('another key, as long as the first one was')
  const bad: [string, keyof typeof closeCodes][] = [
    [await signTicket(otherKey, claims), 'unauthorized'],
    [await signTicket(ticketKey, claims, { expires: '-1s' }), 'unauthorized'],
    [used, 'unauthorized'],
    ['', 'unauthorized'],
    [await ticketFor(story, viewer), 'forbidden'],
  ]
  for (const [ticket, reason] of bad) {
    const client = await aYClient(story, ticket)
    createPage(client.doc, { title: 'not wanted' }, 'user')
    expect(await client.closed).toBe(closeCodes[reason].code)
    client.provider.destroy()
  }
  const elsewhere = await aYClient(story, used, otherNode)
  expect(await elsewhere.closed).toBe(closeCodes.unauthorized.code)
  elsewhere.provider.destroy()
  expect(await readUpdates(db, story.orgId, story.storyId, 1)).toEqual([])
  first.provider.destroy()
})

test('a change that is too large closes the client, is kept for inspection and counted, and is in no story', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const client = await aYClient(story, await ticketFor(story, org))
  await client.synced
  const before = node.collab.status().refused.too_large ?? 0
  createPage(client.doc, { title: 'x'.repeat(limits.updateBytes) }, 'user')
  expect(await client.closed).toBe(closeCodes.too_large.code)
  client.provider.destroy()
  expect(node.collab.status().refused.too_large).toBe(before + 1)
  await eventually(async () => expect(await listRefusedUpdates(db, story.orgId, story.storyId)).toMatchObject([{ reason: 'too_large', userId: org.userId }]))
  const [kept] = await listRefusedUpdates(db, story.orgId, story.storyId)
  expect(kept!.head.byteLength).toBe(limits.quarantineBytes)
  expect(kept!.bytes).toBeGreaterThan(limits.updateBytes)
  expect(await readUpdates(db, story.orgId, story.storyId, 1)).toEqual([])
})

test('a client without presence hears from the server that it is still there', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const client = await aYClient(story, await ticketFor(story, org))
  client.provider.awareness.setLocalState(null)
  await client.synced
  const heardAt = client.provider.wsLastMessageReceived
  await eventually(() => expect(client.provider.wsLastMessageReceived).toBeGreaterThan(heardAt + 300))
  client.provider.destroy()
})
