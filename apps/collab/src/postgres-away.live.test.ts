import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '@insightengine/db/client'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@insightengine/db/embedded'
import { prepareDatabase } from '@insightengine/db/migrate'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { anOrg, aStory } from '@insightengine/db/testing'
import { createPage, listPages, readStory, updateStoryMeta } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'insightengine-collab-'))
const start = (port?: number) => startEmbeddedPostgres({ dataDir, isThrowAway: true, log: () => undefined, ...(port ? { port } : {}) })
let postgres: EmbeddedPostgres = await start()
const { appUrl } = await prepareDatabase(postgres.url, { appRolePassword: 'app', log: () => undefined })
const db = openDb({ appUrl, onError: () => undefined })
afterAll(async () => {
  await db.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('while Postgres is away editing goes on and nothing is called saved; afterwards everything is', { timeout: 60_000 }, async () => {
  const node = await aCollab(db, { maxDirtyBytes: 40_000 })
  const org = await anOrg(db)
  const [story, left] = [await aStory(db, org), await aStory(db, org)]
  const [a, b, leaver] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story, user: org }), anEditor({ ...node, story: left, user: org })]
  await Promise.all([a.synced(), b.synced(), leaver.synced()])
  const { port } = postgres
  await postgres.stop()

  for (let n = 0; n < 10; n++) {
    createPage(a.doc, { title: `a ${n}` }, 'user')
    createPage(b.doc, { title: `b ${n}` }, 'user')
    await sleep(20)
  }
  await eventually(() => expect(listPages(a.doc)).toHaveLength(20))
  await eventually(() => expect(listPages(b.doc)).toHaveLength(20))
  // The last one out; the document stays, because it holds what is nowhere else.
  const unsavedBefore = node.collab.status().unsavedBytes
  createPage(leaver.doc, { title: 'left behind' }, 'user')
  await eventually(() => expect(node.collab.status().unsavedBytes).toBeGreaterThan(unsavedBefore))
  leaver.leave()
  await eventually(() => expect(node.collab.status().sockets).toBe(2))
  await sleep(1500)
  expect(node.collab.status().stories).toBe(2)
  expect([a.saves.saved, b.saves.saved, leaver.saves.saved]).toEqual([0, 0, 0])
  expect([a.closes, b.closes]).toEqual([[], []])

  const late = anEditor({ ...node, story, user: org })
  expect(await late.closed()).toBe(closeCodes.unavailable.code)
  expect(late.refusals).toEqual([])

  // More than the node wants to hold: kept in the editor, which is told why.
  const closed = b.closed()
  updateStoryMeta(b.doc, { description: 'd'.repeat(39_000) }, 'user')
  expect(await closed).toBe(closeCodes.unavailable.code)
  expect(b.saves.saved).toBe(0)

  postgres = await start(port)
  expect(postgres.port).toBe(port)
  await Promise.all([a.saves.allSaved(), b.saves.allSaved(), late.synced()])
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(listPages(doc)).toHaveLength(20)
  expect(readStory(doc, story.storyId)).toEqual(readStory(b.doc, story.storyId))
  await eventually(() => expect(readStory(late.doc, story.storyId)).toEqual(readStory(b.doc, story.storyId)))
  await eventually(async () => {
    const kept = await loadStoryDoc(db, org.orgId, left.storyId)
    expect(listPages(kept.doc).map(({ title }) => title)).toEqual(['left behind'])
  })
  for (const editor of [a, b, late]) editor.leave()
  await eventually(() => expect(node.collab.status()).toMatchObject({ stories: 0, sockets: 0, unsavedBytes: 0 }))
  await node.close()
})
