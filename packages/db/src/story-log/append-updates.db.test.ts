import { afterAll, expect, test } from 'vitest'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { withOrgPg } from '../client/index.ts'
import { anOrg, aStory, testDatabase } from '../testing/index.ts'
import { appendBatch, appendUpdates } from './append-updates.ts'
import { readUpdates } from './read-updates.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

const update = (byte: number) => ({ update: Uint8Array.of(byte), userId: null, clientId: byte })

test('updates get consecutive places and come back in order, with their author', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  expect(await appendUpdates(db, org.orgId, storyId, [update(1), { ...update(2), userId: org.userId, clientId: null }])).toBe(3)
  expect(await appendUpdates(db, org.orgId, storyId, [update(3)])).toBe(4)
  const read = await readUpdates(db, org.orgId, storyId, 1)
  expect(read.map(({ seq, update, userId, clientId }) => [seq, [...update], userId, clientId])).toEqual([
    [2, [1], null, 1],
    [3, [2], org.userId, null],
    [4, [3], null, 3],
  ])
  expect(await readUpdates(db, org.orgId, storyId, 4)).toEqual([])
})

test('a client id as large as Yjs makes them survives', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  await appendUpdates(db, org.orgId, storyId, [{ update: Uint8Array.of(1), userId: null, clientId: 2 ** 32 - 1 }])
  expect((await readUpdates(db, org.orgId, storyId, 1))[0]?.clientId).toBe(2 ** 32 - 1)
})

test('a story that is gone, or somebody else’s, is not found', async () => {
  const [org, other] = [await anOrg(db), await anOrg(db)]
  const { storyId } = await aStory(db, org)
  const missing = newId<StoryId>()
  await expect(appendUpdates(db, org.orgId, missing, [update(1)])).rejects.toMatchObject({ code: 'not_found' })
  await expect(readUpdates(db, org.orgId, missing, 0)).rejects.toMatchObject({ code: 'not_found' })
  await expect(appendUpdates(db, other.orgId, storyId, [update(1)])).rejects.toMatchObject({ code: 'not_found' })
  await expect(readUpdates(db, other.orgId, storyId, 0)).rejects.toMatchObject({ code: 'not_found' })
})

test('a batch writes to the stories that exist and says which do not', async () => {
  const org = await anOrg(db)
  const [a, b] = [await aStory(db, org), await aStory(db, org)]
  const gone = newId<StoryId>()
  const batch = [a.storyId, gone, b.storyId, a.storyId].map((storyId, index) => ({ ...update(index), storyId }))
  expect(await appendBatch(db, org.orgId, batch)).toEqual([2, null, 2, 3])
})

test('many writers at once leave no gap and no duplicate, and every reader sees a prefix', async () => {
  const org = await anOrg(db)
  const stories = await Promise.all([aStory(db, org), aStory(db, org)])
  const seen: number[][] = []
  const done = new AbortController()
  const reader = (async () => {
    while (!done.signal.aborted) seen.push((await readUpdates(db, org.orgId, stories[0].storyId, 0)).map(({ seq }) => seq))
  })()
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 12; n++) {
        const order = (writer + n) % 2 === 0 ? stories : stories.toReversed()
        await appendBatch(db, org.orgId, order.map(({ storyId }) => ({ ...update(writer), storyId })))
      }
    }),
  )
  done.abort()
  await reader
  for (const { storyId } of stories) {
    const seqs = (await readUpdates(db, org.orgId, storyId, 0)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 97 }, (_, index) => index + 1))
  }
  expect(seen.length).toBeGreaterThan(3)
  for (const seqs of seen) expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('the log cannot be rewritten by the product', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const rewrite = withOrgPg(db, org.orgId, (tx) => tx.query('update story_update set user_id = null where story_id = $1', [storyId]))
  await expect(rewrite).rejects.toThrow('permission denied')
})
