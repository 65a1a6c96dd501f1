import { afterAll, expect, test } from 'vitest'
import { newId, type StoryId } from '@insightengine/shared/ids'
import type { Db } from '../client/index.ts'
import { anOrg, aStory, testDatabase } from '../testing/index.ts'
import { GroupCommitter } from './group-committer.ts'
import { readUpdates } from './read-updates.ts'
import { withConnect } from './testing/faulty-db.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

const update = (n: number, bytes = 4) => ({ update: Uint8Array.from({ length: bytes }, () => n), userId: null, clientId: n })

/** The database behind a switch: while it is off, every connection is refused. */
function switchable(real: Db): { db: Db; isOff: boolean; connects: number } {
  const state = { db: real, isOff: false, connects: 0 }
  state.db = withConnect(real, async () => {
    state.connects++
    if (state.isOff) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    return real.pool.connect()
  })
  return state
}

test('updates of many stories travel in few transactions and resolve with their places', async () => {
  const org = await anOrg(db)
  const stories = await Promise.all(Array.from({ length: 5 }, () => aStory(db, org)))
  const postgres = switchable(db)
  const committer = new GroupCommitter(postgres.db)
  const appended = Array.from({ length: 50 }, (_, n) => committer.append(org.orgId, stories[n % 5]!.storyId, update(n)))
  expect(await Promise.all(appended)).toEqual(Array.from({ length: 50 }, (_, n) => 2 + Math.floor(n / 5)))
  expect(postgres.connects).toBeLessThan(5)
  expect(committer.dirtyBytes).toBe(0)
})

test('while Postgres is away nothing resolves, and afterwards everything is there in its order', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const postgres = switchable(db)
  const troubles: number[] = []
  const committer = new GroupCommitter(postgres.db, { onTrouble: (_error, { attempt }) => troubles.push(attempt) })
  let resolved = 0
  postgres.isOff = true
  const appended = Array.from({ length: 20 }, (_, n) => committer.append(org.orgId, storyId, update(n)).then((seq) => (resolved++, seq)))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([resolved, committer.dirtyBytes]).toEqual([0, 80])
  expect(troubles.slice(0, 2)).toEqual([1, 2])
  postgres.isOff = false
  expect(await Promise.all(appended)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2))
  expect((await readUpdates(db, org.orgId, storyId, 1)).map(({ update }) => update[0])).toEqual(Array.from({ length: 20 }, (_, n) => n))
})

test('beyond its limit of unsaved bytes it refuses more, with a reason, until they are saved', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const postgres = switchable(db)
  const committer = new GroupCommitter(postgres.db, { maxDirtyBytes: 100 })
  postgres.isOff = true
  const appended = committer.append(org.orgId, storyId, update(1, 80))
  expect(() => committer.assertRoom(20)).not.toThrow()
  expect(() => committer.assertRoom(21)).toThrow(expect.objectContaining({ code: 'unavailable', message: expect.stringContaining('80 bytes') as string }))
  postgres.isOff = false
  await appended
  expect(() => committer.assertRoom(100)).not.toThrow()
})

test('a story that was deleted rejects its own updates and nobody else’s', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const committer = new GroupCommitter(db)
  const lost = committer.append(org.orgId, newId<StoryId>(), update(1))
  const kept = committer.append(org.orgId, storyId, update(2))
  await expect(lost).rejects.toMatchObject({ code: 'not_found' })
  expect(await kept).toBe(2)
})

test('a story whose update Postgres refuses holds up no other', async () => {
  const org = await anOrg(db)
  const { storyId: good } = await aStory(db, org)
  const { storyId: bad } = await aStory(db, org)
  const committer = new GroupCommitter(db)
  const refused = committer.append(org.orgId, bad, { ...update(1), clientId: 1.5 })
  expect(await committer.append(org.orgId, good, update(2))).toBe(2)
  expect(committer.dirtyBytes).toBe(4)
  committer.close()
  await expect(refused).rejects.toMatchObject({ code: 'unavailable' })
})

test('flushing waits for everything, and after closing nothing is taken', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const committer = new GroupCommitter(db)
  void committer.append(org.orgId, storyId, update(1))
  await committer.flush()
  expect(await readUpdates(db, org.orgId, storyId, 1)).toHaveLength(1)
  committer.close()
  await expect(committer.append(org.orgId, storyId, update(2))).rejects.toMatchObject({ code: 'unavailable' })
  await committer.flush()
})

test('organisations do not wait for each other', async () => {
  const [org, other] = [await anOrg(db), await anOrg(db)]
  const [a, b] = [await aStory(db, org), await aStory(db, other)]
  const committer = new GroupCommitter(db)
  expect(await Promise.all([committer.append(org.orgId, a.storyId, update(1)), committer.append(other.orgId, b.storyId, update(1))])).toEqual([2, 2])
})
