import { memoryBus, type Bus } from '@insightengine/bus'
import { aMember, anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { afterAll, expect, test } from 'vitest'
import { aCollab, aCollabProcess, anEditor, eventually, processTicketKey, type Editor } from './testing/index.ts'

const { db, ownerUrl, drop } = await testDatabase()
afterAll(drop)

/** Of the others. */
const namesSeenBy = (editor: Editor) =>
  [...editor.provider.awareness!.getStates()].flatMap(([clientId, state]) => (clientId === editor.doc.clientID ? [] : [(state['user'] as { name: string }).name]))
const pageOf = (editor: Editor, other: Editor) => editor.provider.awareness!.getStates().get(other.doc.clientID)?.['pageId']

async function twoPeople() {
  const ada = await anOrg(db)
  const bob = await aMember(db, ada.orgId)
  return { ada, bob, story: await aStory(db, ada) }
}

test('people on two nodes see each other, who they are and where, and see each other leave', async () => {
  const bus = memoryBus()
  const nodes = [await aCollab(db, { bus }), await aCollab(db, { bus })] as const
  const { ada, bob, story } = await twoPeople()
  const a = anEditor({ ...nodes[0], story, user: ada })
  a.provider.setAwarenessField('user', { id: 'x', name: 'The Boss', color: '#000' })
  await a.synced()
  const b = anEditor({ ...nodes[1], story, user: bob })
  b.provider.setAwarenessField('pageId', 'one')
  await eventually(() => expect([namesSeenBy(a), namesSeenBy(b)]).toEqual([[bob.fullName], [ada.fullName]]))
  expect(pageOf(a, b)).toBe('one')
  b.provider.setAwarenessField('pageId', 'two')
  await eventually(() => expect(pageOf(a, b)).toBe('two'))
  b.leave()
  await eventually(() => expect(namesSeenBy(a)).toEqual([]))
  a.leave()
  await Promise.all(nodes.map((node) => node.close()))
})

test('whoever moves from one node to another is seen without a gap that lasts', async () => {
  const bus = memoryBus()
  const nodes = [await aCollab(db, { bus }), await aCollab(db, { bus })] as const
  const { ada, bob, story } = await twoPeople()
  const watcher = anEditor({ ...nodes[0], story, user: ada })
  watcher.provider.setAwarenessField('pageId', 'watching')
  const moving = anEditor({ ...nodes[0], story, user: bob })
  moving.provider.setAwarenessField('pageId', 'one')
  await eventually(() => expect(namesSeenBy(watcher)).toEqual([bob.fullName]))
  // The same client, the same count of its words: without help everybody would take them for old.
  moving.provider.configuration.websocketProvider.configuration.url = nodes[1].url
  moving.drop()
  await eventually(() => expect(namesSeenBy(watcher)).toEqual([]))
  await eventually(() => expect(namesSeenBy(watcher)).toEqual([bob.fullName]))
  expect(pageOf(watcher, moving)).toBe('one')
  moving.provider.setAwarenessField('pageId', 'two')
  await eventually(() => expect(pageOf(watcher, moving)).toBe('two'))
  for (const editor of [watcher, moving]) editor.leave()
  await Promise.all(nodes.map((node) => node.close()))
})

test('people on a node that was killed vanish within seconds', async () => {
  const killed = await aCollabProcess(ownerUrl)
  const stays = await aCollabProcess(ownerUrl)
  const { ada, bob, story } = await twoPeople()
  const a = anEditor({ url: stays.url, story, user: ada, key: processTicketKey })
  const b = anEditor({ url: killed.url, story, user: bob, key: processTicketKey })
  a.provider.setAwarenessField('pageId', 'one')
  b.provider.setAwarenessField('pageId', 'one')
  await eventually(() => expect([namesSeenBy(a), namesSeenBy(b)]).toEqual([[bob.fullName], [ada.fullName]]))
  await killed.end('SIGKILL')
  await eventually(() => expect(namesSeenBy(a)).toEqual([]), { withinMs: 10_000 })
  a.leave()
  b.leave()
  await stays.end('SIGTERM')
}, 30_000)

test('while the bus is away only people elsewhere are missed, and they are back with it', async () => {
  const bus = memoryBus()
  let isAway = false
  const shaky: Bus = { ...bus, publish: (topic, message) => (isAway ? Promise.resolve() : bus.publish(topic, message)) }
  const nodes = [await aCollab(db, { bus: shaky, beatMs: 100 }), await aCollab(db, { bus: shaky, beatMs: 100 })] as const
  const { ada, bob, story } = await twoPeople()
  const [a, b] = [anEditor({ ...nodes[0], story, user: ada }), anEditor({ ...nodes[1], story, user: bob })]
  for (const editor of [a, b]) editor.provider.setAwarenessField('pageId', 'one')
  await eventually(() => expect([namesSeenBy(a), namesSeenBy(b)]).toEqual([[bob.fullName], [ada.fullName]]))
  isAway = true
  await eventually(() => expect([namesSeenBy(a), namesSeenBy(b)]).toEqual([[], []]))
  b.provider.setAwarenessField('pageId', 'two')
  isAway = false
  await eventually(() => expect([namesSeenBy(a), namesSeenBy(b)]).toEqual([[bob.fullName], [ada.fullName]]))
  await eventually(() => expect(pageOf(a, b)).toBe('two'))
  for (const editor of [a, b]) {
    expect(editor.closes).toEqual([])
    editor.leave()
  }
  await Promise.all(nodes.map((node) => node.close()))
})

test('many people who move all the time cost few messages', async () => {
  const bus = memoryBus()
  let published = 0
  const counting: Bus = { ...bus, publish: (topic, message) => {
    if ((message as { kind: string }).kind === 'here') published++
    return bus.publish(topic, message)
  } }
  const nodes = [await aCollab(db, { bus: counting }), await aCollab(db, { bus: counting })] as const
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editors = Array.from({ length: 10 }, () => anEditor({ ...nodes[0], story, user: org }))
  const watcher = anEditor({ ...nodes[1], story, user: org })
  await Promise.all([...editors, watcher].map((editor) => editor.synced()))
  let heard = 0
  watcher.provider.awareness!.on('update', (_: unknown, origin: unknown) => {
    if (origin === watcher.provider) heard++
  })
  published = 0
  const startedAt = performance.now()
  for (let step = 1; step <= 50; step++) {
    for (const editor of editors) editor.provider.setAwarenessField('pageId', String(step))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await eventually(() => expect(editors.map((editor) => pageOf(watcher, editor))).toEqual(editors.map(() => '50')))
  // 500 moves; a message per window, and one more to begin with.
  const windows = (performance.now() - startedAt) / 100 + 2
  expect(published).toBeLessThan(windows)
  expect(heard).toBeLessThan(windows)
  for (const editor of [...editors, watcher]) editor.leave()
  await Promise.all(nodes.map((node) => node.close()))
})
