import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readStory } from '@insightengine/shared/doc'
import { rollDice } from '@insightengine/shared/testing'
import type { PoolClient } from 'pg'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Db } from '../client/index.ts'
import { ensureAppRole } from '../migrate/index.ts'
import { deriveSecrets } from '../secret/index.ts'
import { loadStoryDoc, readUpdates } from '../story-log/index.ts'
import { withConnect } from '../story-log/testing/faulty-db.ts'
import { anOrg, aStory, testDatabase, type TestStory } from '../testing/index.ts'
import { compactStory } from './index.ts'
import { writeHistory } from './testing/a-history.ts'

const { db, ownerUrl, drop } = await testDatabase()
afterAll(drop)

const script = fileURLToPath(new URL('../../scripts/compact.ts', import.meta.url))
const appSecret = 'a secret that only the tests know, long enough'

async function loaded({ orgId, storyId }: TestStory): Promise<unknown> {
  const { doc, seq } = await loadStoryDoc(db, orgId, storyId)
  return { seq, vector: Y.decodeStateVector(Y.encodeStateVector(doc)), snapshot: Y.encodeSnapshot(Y.snapshot(doc)), content: readStory(doc, storyId) }
}

/** A compactor that dies at its nth statement: before it reached the server, or after it was done and before the answer came. */
function dyingAt(n: number, when: 'before' | 'after'): { db: Db; hasDied: () => boolean } {
  let count = 0
  const dead = new Error('died here')
  const dying = withConnect(db, async () => {
    if (count >= n) throw dead
    const client = await db.pool.connect()
    const query = async (...args: unknown[]) => {
      if (++count > n || (count === n && when === 'before')) throw dead
      const result: unknown = await (client.query as (...args: unknown[]) => Promise<unknown>).apply(client, args)
      if (count === n) throw dead
      return result
    }
    // The connection ends with the process, and with it a transaction that was not committed.
    return Object.create(client, { query: { value: query }, release: { value: () => client.release(count >= n) } }) as PoolClient
  })
  return { db: dying, hasDied: () => count >= n }
}

test('dying at any statement loses nothing, and the next compaction finds its way', { timeout: 60_000 }, async () => {
  const dice = rollDice()
  const story = await aStory(db, await anOrg(db))
  const { orgId, storyId } = story
  let died = 0
  for (const when of ['before', 'after'] as const) {
    for (let n = 1; ; n++) {
      await writeHistory(db, story, dice, 4)
      const before = await loaded(story)
      const compactor = dyingAt(n, when)
      const outcome = await compactStory(compactor.db, orgId, storyId, { keepDays: 0 }).catch((error: Error) => error.message)
      expect(await loaded(story), `seed ${dice.seed}, ${when} statement ${n}: ${JSON.stringify(outcome)}`).toEqual(before)
      if (!compactor.hasDied()) break
      died++
    }
  }
  expect(died).toBeGreaterThan(20)
  expect(await compactStory(db, orgId, storyId, { keepDays: 0 })).toMatchObject({ forgotten: expect.any(Number) as number })
  expect(await readUpdates(db, orgId, storyId, 0)).toHaveLength(1)
})

test('kill -9 in the middle of the command loses nothing, while people go on editing', { timeout: 60_000 }, async () => {
  const dice = rollDice()
  await ensureAppRole(ownerUrl, { password: deriveSecrets(appSecret).appRolePassword })
  const story = await aStory(db, await anOrg(db))
  const memory = new Y.Doc()
  let at = 0
  const follow = async () => {
    for (const { seq, update } of await readUpdates(db, story.orgId, story.storyId, at)) {
      Y.applyUpdate(memory, update)
      at = seq
    }
  }
  const start = () => {
    // Starts in half the time from the second start on.
    const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'insightengine-compile-cache'), PATH: process.env.PATH, DATABASE_URL: ownerUrl, APP_SECRET: appSecret, STORY_HISTORY_DAYS: '0' }
    const child = spawn(process.execPath, [script, story.storyId], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    return { child, folding: once(child.stdout, 'data'), exited: once(child, 'exit') as Promise<[number | null, string | null]> }
  }
  await writeHistory(db, story, dice, 800)
  await follow()
  // How long folding takes says when to kill the others.
  const measured = start()
  await measured.folding
  const startedAt = performance.now()
  expect(await measured.exited).toEqual([0, null])
  const takesMs = performance.now() - startedAt
  let killed = 0
  for (let round = 0; round < 5; round++) {
    await writeHistory(db, story, dice, 300)
    const { child, folding, exited } = start()
    const killing = folding.then(() => sleep((takesMs * round * dice.next()) / 4)).then(() => child.kill('SIGKILL'))
    await writeHistory(db, story, dice, 20)
    await killing
    if ((await exited)[1] === 'SIGKILL') killed++
    await follow()
    expect(await loaded(story), `seed ${dice.seed}, round ${round}`).toMatchObject({ seq: at, content: readStory(memory, story.storyId), snapshot: Y.encodeSnapshot(Y.snapshot(memory)) })
  }
  expect(killed, `seed ${dice.seed}`).toBeGreaterThan(0)
  expect(await start().exited).toEqual([0, null])
  await follow()
  expect(await loaded(story), `seed ${dice.seed}`).toMatchObject({ seq: at, content: readStory(memory, story.storyId) })
})
