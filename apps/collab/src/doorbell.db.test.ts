import { memoryBus, postgresBus, redisBus, type Bus } from '@insightengine/bus'
import { startRedis } from '@insightengine/bus/testing'
import { withOrg } from '@insightengine/db/client'
import { editStory, loadStoryDoc } from '@insightengine/db/story-log'
import { anOrg, aStory, testDatabase, type TestStory } from '@insightengine/db/testing'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import { createPage, listPages, readStory } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const { db, appUrl, drop } = await testDatabase()
afterAll(drop)

/** Doorbells are rung and nobody hears them. */
const deafBus = (): Bus => ({ ...memoryBus(), publish: async () => undefined })
const titles = (doc: Parameters<typeof listPages>[0]) => listPages(doc).map(({ title }) => title).toSorted()
const deleteStory = ({ orgId, storyId }: TestStory) => withOrg(db, orgId, (tx) => tx.story.deleteMany({ where: { id: storyId } }))

test('a change made through the API reaches an open editor', async () => {
  const node = await aCollab(db, { lookMs: 60_000 })
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  await editStory({ db, bus: node.bus }, org.actor, story.storyId, (doc) => createPage(doc, { title: 'from the API' }, 'api'))
  await eventually(() => expect(titles(editor.doc)).toEqual(['from the API']))
  expect((await loadStoryDoc(db, org.orgId, story.storyId)).seq).toBe(2)
  editor.leave()
  await node.close()
})

test('two nodes show each other’s changes, and API edits in between, and end with one story', async () => {
  const bus = memoryBus()
  const nodes = [await aCollab(db, { bus, lookMs: 60_000 }), await aCollab(db, { bus, lookMs: 60_000 })] as const
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...nodes[0], story, user: org }), anEditor({ ...nodes[1], story, user: org })]
  await Promise.all([a.synced(), b.synced()])
  createPage(a.doc, { title: 'a' }, 'user')
  createPage(b.doc, { title: 'b' }, 'user')
  await editStory({ db, bus }, org.actor, story.storyId, (doc) => createPage(doc, { title: 'c' }, 'api'))
  await eventually(() => expect([titles(a.doc), titles(b.doc)]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c']]))
  const { doc, seq } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(a.doc, story.storyId))
  // Nobody wrote again what they had read.
  expect(seq).toBe(4)
  a.leave()
  b.leave()
  await Promise.all(nodes.map((node) => node.close()))
})

test('without a single doorbell the nodes find each other’s changes by looking', async () => {
  const nodes = [await aCollab(db, { bus: deafBus(), lookMs: 200 }), await aCollab(db, { bus: deafBus(), lookMs: 200 })] as const
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...nodes[0], story, user: org }), anEditor({ ...nodes[1], story, user: org })]
  await Promise.all([a.synced(), b.synced()])
  createPage(a.doc, { title: 'a' }, 'user')
  createPage(b.doc, { title: 'b' }, 'user')
  await eventually(() => expect([titles(a.doc), titles(b.doc)]).toEqual([['a', 'b'], ['a', 'b']]))
  a.leave()
  b.leave()
  await Promise.all(nodes.map((node) => node.close()))
})

test('processes of their own find each other through Redis, through Postgres, and without Redis when it dies', async () => {
  const redis = await startRedis()
  for (const open of [() => redisBus(redis.url), () => postgresBus(appUrl)]) {
    const buses = [await open(), await open()] as const
    const nodes = [await aCollab(db, { bus: buses[0], lookMs: 60_000 }), await aCollab(db, { bus: buses[1], lookMs: 60_000 })] as const
    const org = await anOrg(db)
    const story = await aStory(db, org)
    const [a, b] = [anEditor({ ...nodes[0], story, user: org }), anEditor({ ...nodes[1], story, user: org })]
    await Promise.all([a.synced(), b.synced()])
    createPage(a.doc, { title: 'a' }, 'user')
    await eventually(() => expect(titles(b.doc)).toEqual(['a']))
    a.leave()
    b.leave()
    await Promise.all(nodes.map((node) => node.close()))
    await Promise.all(buses.map((bus) => bus.close()))
  }

  const buses = [await redisBus(redis.url), await redisBus(redis.url)] as const
  const nodes = [await aCollab(db, { bus: buses[0], lookMs: 300 }), await aCollab(db, { bus: buses[1], lookMs: 300 })] as const
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [a, b] = [anEditor({ ...nodes[0], story, user: org }), anEditor({ ...nodes[1], story, user: org })]
  await Promise.all([a.synced(), b.synced()])
  await redis.remove()
  createPage(a.doc, { title: 'a' }, 'user')
  createPage(b.doc, { title: 'b' }, 'user')
  await Promise.all([a.saves.allSaved(), b.saves.allSaved()])
  await eventually(() => expect([titles(a.doc), titles(b.doc)]).toEqual([['a', 'b'], ['a', 'b']]))
  a.leave()
  b.leave()
  await Promise.all(nodes.map((node) => node.close()))
  await Promise.all(buses.map((bus) => bus.close()))
})

test('a story deleted while it is open closes its sockets, by doorbell, by looking, or by the next change', async () => {
  const org = await anOrg(db)
  const ring = await aCollab(db, { lookMs: 60_000 })
  const look = await aCollab(db, { bus: deafBus(), lookMs: 200 })
  const neither = await aCollab(db, { bus: deafBus(), lookMs: 60_000 })
  for (const node of [ring, look, neither]) {
    const [story, other] = [await aStory(db, org), await aStory(db, org)]
    const [editor, bystander] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story: other, user: org })]
    await Promise.all([editor.synced(), bystander.synced()])
    const closed = editor.closed()
    await deleteStory(story)
    if (node === ring) await node.bus.publish(storyDoorbellTopic, { kind: 'deleted', orgId: org.orgId, storyId: story.storyId, from: 'api' } satisfies StoryDoorbell)
    if (node === neither) createPage(editor.doc, { title: 'too late' }, 'user')
    expect(await closed).toBe(closeCodes.story_deleted.code)
    expect(editor.saves.saved).toBe(0)
    expect(bystander.closes).toEqual([])
    editor.leave()
    bystander.leave()
  }
  await Promise.all([ring, look, neither].map((node) => node.close()))
})

test('nonsense on the bus, and doorbells for another organisation, change nothing', async () => {
  const node = await aCollab(db, { lookMs: 60_000 })
  const [org, other] = [await anOrg(db), await anOrg(db)]
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  for (const message of ['x', null, { kind: 'updated' }, { kind: 'deleted', orgId: other.orgId, storyId: story.storyId, from: 'x' }]) await node.bus.publish(storyDoorbellTopic, message)
  await node.bus.publish(storyDoorbellTopic, { kind: 'updated', orgId: org.orgId, storyId: story.storyId, seq: 99, from: 'x' } satisfies StoryDoorbell)
  createPage(editor.doc, { title: 'still here' }, 'user')
  await editor.saves.allSaved()
  expect(editor.closes).toEqual([])
  editor.leave()
  await node.close()
})
