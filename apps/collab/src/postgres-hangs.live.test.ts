import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '@insightengine/db/client'
import { startEmbeddedPostgres } from '@insightengine/db/embedded'
import { prepareDatabase } from '@insightengine/db/migrate'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { anOrg, aStory } from '@insightengine/db/testing'
import { createPage, listPages } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually } from './testing/index.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'insightengine-hang-'))
const postgres = await startEmbeddedPostgres({ dataDir, isThrowAway: true, log: () => undefined })
const { appUrl } = await prepareDatabase(postgres.url, { appRolePassword: 'app', log: () => undefined })
const db = openDb({ appUrl, queryTimeoutMs: 1000, onError: () => undefined })
afterAll(async () => {
  await db.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Everything of this server stands still, its connections stay open: what a dying disk or a frozen machine looks like. */
async function hang(): Promise<() => void> {
  // The postmaster first, so that it starts no others.
  process.kill(postgres.pid, 'SIGSTOP')
  const children = (await readFile(`/proc/${postgres.pid}/task/${postgres.pid}/children`, 'utf8')).trim().split(' ').map(Number)
  for (const pid of children) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of [...children, postgres.pid]) process.kill(pid, 'SIGCONT')
  }
}

test('while Postgres hangs nothing is called saved and nobody waits for ever; afterwards everything is there', { timeout: 60_000 }, async () => {
  const node = await aCollab(db)
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editor = anEditor({ ...node, story, user: org })
  await editor.synced()
  createPage(editor.doc, { title: 'before' }, 'user')
  await editor.saves.allSaved()
  const savedBefore = editor.saves.saved

  const editors = [editor]
  const goOn = await hang()
  try {
    const hungAt = performance.now()
    for (let n = 0; n < 10; n++) {
      createPage(editor.doc, { title: `meanwhile ${n}` }, 'user')
      await sleep(50)
    }
    // Whoever comes now hears within the time limits that the story cannot be opened, and comes back.
    const late = anEditor({ ...node, story, user: org })
    editors.push(late)
    expect(await late.closed()).toBe(closeCodes.unavailable.code)
    await sleep(Math.max(0, 5000 - (performance.now() - hungAt)))
    expect([editor.saves.saved, editor.closes]).toEqual([savedBefore, []])
    expect(node.collab.status().unsavedBytes).toBeGreaterThan(0)
  } finally {
    goOn()
  }
  await editor.saves.allSaved()
  expect(node.collab.status().unsavedBytes).toBe(0)
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(listPages(doc).map(({ title }) => title)).toEqual(listPages(editor.doc).map(({ title }) => title))
  expect(listPages(doc)).toHaveLength(11)
  await Promise.all(editors.map((each) => each.synced()))
  for (const each of editors) each.leave()
  await eventually(() => expect(node.collab.status()).toMatchObject({ stories: 0, sockets: 0, unsavedBytes: 0, waitingBytes: 0 }))
  await node.close()
})
