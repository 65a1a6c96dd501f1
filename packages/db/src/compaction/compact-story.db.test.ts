import { readStory, updateStoryMeta } from '@insightengine/shared/doc'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { rollDice } from '@insightengine/shared/testing'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { withOrgPg } from '../client/index.ts'
import { appendUpdates, applyUpdates, loadStoryDoc, readStoryLog, readUpdates } from '../story-log/index.ts'
import { anOrg, aStory, testDatabase, type TestStory } from '../testing/index.ts'
import { compactInThread, compactStory } from './index.ts'
import { writeHistory } from './testing/a-history.ts'

const { db, ownerUrl, drop } = await testDatabase()
const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
// A pool has ended before its sockets have, and dropping the database may be quicker than they are.
owner.on('connect', (client) => client.on('error', () => undefined))
afterAll(async () => {
  await owner.end()
  await drop()
})

async function aHistory(edits: number, seed?: number): Promise<TestStory & { dice: ReturnType<typeof rollDice> }> {
  const dice = rollDice(seed)
  const story = await aStory(db, await anOrg(db))
  await writeHistory(db, story, dice, edits)
  return { ...story, dice }
}

/** As everybody must see it: state vector, deletions and content. */
function seen(doc: Y.Doc, storyId: StoryId): unknown {
  return { vector: Y.decodeStateVector(Y.encodeStateVector(doc)), snapshot: Y.encodeSnapshot(Y.snapshot(doc)), content: readStory(doc, storyId) }
}

const load = async ({ orgId, storyId }: TestStory) => seen((await loadStoryDoc(db, orgId, storyId)).doc, storyId)
const statesOf = async ({ storyId }: TestStory) => (await owner.query<{ upto_seq: string }>('select upto_seq from story_state where story_id = $1 order by 1', [storyId])).rows.map(({ upto_seq }) => Number(upto_seq))
const rowsOf = async ({ storyId }: TestStory) => (await owner.query<{ seq: string }>('select seq from story_update where story_id = $1 order by 1', [storyId])).rows.map(({ seq }) => Number(seq))
/** As if all of it had happened that many days earlier. */
const age = async ({ storyId }: TestStory, days: number) => {
  for (const table of ['story_update', 'story_state']) await owner.query(`update ${table} set created_at = created_at - make_interval(days => $2) where story_id = $1`, [storyId, days])
}

test('a folded story opens from its state and reads as it did, and its log stays for looking back', async () => {
  const story = await aHistory(300)
  const before = await load(story)
  const rows = await rowsOf(story)
  expect(await compactStory(db, story.orgId, story.storyId, { keepDays: 30 })).toEqual({ kind: 'folded', uptoSeq: rows.at(-1), forgotten: 0 })
  expect(await load(story), `seed ${story.dice.seed}`).toEqual(before)
  const { updates, stateSeq } = await readStoryLog(db, story.orgId, story.storyId)
  expect([updates.length, stateSeq]).toEqual([1, rows.at(-1)])
  expect(await rowsOf(story)).toEqual(rows)
  expect((await readUpdates(db, story.orgId, story.storyId, 0)).map(({ seq }) => seq)).toEqual(rows)
  expect(await compactStory(db, story.orgId, story.storyId, { keepDays: 30 })).toMatchObject({ kind: 'nothing_new', forgotten: 0 })
})

test('wherever it is cut, a reload equals what was in memory', { timeout: 60_000 }, async () => {
  const dice = rollDice()
  const story = await aStory(db, await anOrg(db))
  const memory = new Y.Doc()
  let at = applyUpdates(memory, 0, await readUpdates(db, story.orgId, story.storyId, 0), 'log')
  for (let cut = 0; cut < 12; cut++) {
    await writeHistory(db, story, dice, 1 + dice.below(60))
    at = applyUpdates(memory, at, await readUpdates(db, story.orgId, story.storyId, at), 'log')
    await age(story, dice.below(20))
    await compactStory(db, story.orgId, story.storyId, { keepDays: dice.pick([0, 5, 30]) })
    expect(await load(story), `seed ${dice.seed}, cut ${cut}`).toEqual(seen(memory, story.storyId))
  }
  expect((await rowsOf(story)).length).toBeLessThan(at)
})

test('who was away while the log was cut catches up all the same', async () => {
  const story = await aHistory(50)
  const memory = new Y.Doc()
  const at = applyUpdates(memory, 0, await readUpdates(db, story.orgId, story.storyId, 0), 'log')
  await writeHistory(db, story, story.dice, 40)
  await compactStory(db, story.orgId, story.storyId, { keepDays: 0 })
  await writeHistory(db, story, story.dice, 5)
  expect(await rowsOf(story)).toHaveLength((await loadStoryDoc(db, story.orgId, story.storyId)).seq - (await statesOf(story))[0]!)
  const missing = await readUpdates(db, story.orgId, story.storyId, at)
  expect(applyUpdates(memory, at, missing, 'log')).toBe((await loadStoryDoc(db, story.orgId, story.storyId)).seq)
  expect(seen(memory, story.storyId), `seed ${story.dice.seed}`).toEqual(await load(story))
})

test('only what is older than the retention goes, and there is always a state to look back from', async () => {
  const story = await aHistory(20)
  const options = { keepDays: 30 }
  const first = (await compactStory(db, story.orgId, story.storyId, options)).uptoSeq
  await age(story, 20)
  await writeHistory(db, story, story.dice, 20)
  const second = (await compactStory(db, story.orgId, story.storyId, options)).uptoSeq
  expect([(await rowsOf(story))[0], await statesOf(story)]).toEqual([1, [first, second]])
  await age(story, 20)
  const before = await load(story)
  // The first state's rows are 40 days old by now, the second's 20.
  expect(await compactStory(db, story.orgId, story.storyId, options)).toEqual({ kind: 'nothing_new', uptoSeq: second, forgotten: first })
  expect([(await rowsOf(story))[0], await statesOf(story)]).toEqual([first + 1, [first, second]])
  // The next is proved against the oldest state and the rows after it.
  await writeHistory(db, story, story.dice, 20)
  expect(await compactStory(db, story.orgId, story.storyId, options)).toMatchObject({ kind: 'folded', forgotten: 0 })
  expect(await load(story)).not.toEqual(before)
})

test('of the states of one day the last stays', async () => {
  const story = await aHistory(10)
  for (let n = 0; n < 4; n++) {
    await writeHistory(db, story, story.dice, 5)
    await compactStory(db, story.orgId, story.storyId, { keepDays: 30 })
  }
  expect(await statesOf(story)).toEqual([(await rowsOf(story)).at(-1)])
})

test('a state that is not what the log says is noticed, and nothing is removed', async () => {
  const story = await aHistory(30)
  await compactStory(db, story.orgId, story.storyId, { keepDays: 30 })
  const wrong = new Y.Doc()
  updateStoryMeta(wrong, { name: 'not what anybody wrote' }, 'user')
  await owner.query('update story_state set state = $2 where story_id = $1', [story.storyId, Buffer.from(Y.encodeStateAsUpdate(wrong))])
  await writeHistory(db, story, rollDice(1), 3)
  const rows = await rowsOf(story)
  await expect(compactStory(db, story.orgId, story.storyId, { keepDays: 0 })).rejects.toThrow('broken invariant')
  expect([await rowsOf(story), await statesOf(story)]).toEqual([rows, [rows.length - 3]])
})

test('of two that fold at once one wins, and both leave the story as it was', async () => {
  const story = await aHistory(200)
  const before = await load(story)
  const compactions = await Promise.all([1, 2, 3].map(() => compactStory(db, story.orgId, story.storyId, { keepDays: 0 })))
  expect(compactions.filter(({ kind }) => kind === 'folded')).toHaveLength(1)
  expect(await load(story), `seed ${story.dice.seed}`).toEqual(before)
})

test('people who go on editing meanwhile lose nothing', async () => {
  const story = await aHistory(200)
  const { orgId, storyId } = story
  const folding = Promise.all([compactInThread({ appUrl: db.appUrl, orgId, storyId, keepDays: 0 }), compactStory(db, orgId, storyId, { keepDays: 0 })])
  const text = new Y.Doc()
  const made: Uint8Array[] = []
  text.on('update', (update: Uint8Array) => made.push(update))
  for (let n = 0; n < 30; n++) {
    updateStoryMeta(text, { description: `${n}` }, 'user')
    await appendUpdates(db, orgId, storyId, [{ update: made.at(-1)!, userId: null, clientId: text.clientID }])
  }
  await folding
  const { doc } = await loadStoryDoc(db, orgId, storyId)
  expect(doc.store.pendingStructs).toBeNull()
  expect(Y.decodeStateVector(Y.encodeStateVector(doc)).get(text.clientID)).toBe(30)
})

test('a story that is gone is nothing to fold', async () => {
  const { orgId } = await anOrg(db)
  expect(await compactStory(db, orgId, newId<StoryId>(), { keepDays: 0 })).toMatchObject({ kind: 'gone' })
})

test('the product itself cannot remove a change that no state holds, nor a state that changes were folded into', async () => {
  const story = await aHistory(10)
  const remove = (sql: string) => withOrgPg(db, story.orgId, (tx) => tx.query(`${sql} and story_id = $1`, [story.storyId]))
  await expect(remove('delete from story_update where seq = 3')).rejects.toMatchObject({ code: '23001' })
  await compactStory(db, story.orgId, story.storyId, { keepDays: 30 })
  await remove('delete from story_update where seq <= 3')
  await expect(remove('delete from story_state where true')).rejects.toMatchObject({ code: '23001' })
  await expect(remove(`update story_state set state = '' where true`)).rejects.toMatchObject({ code: '42501' })
  await expect(remove('delete from story_update where true')).resolves.toBeDefined()
  await withOrgPg(db, story.orgId, (tx) => tx.query('delete from story where id = $1', [story.storyId]))
  expect([await statesOf(story), await rowsOf(story)]).toEqual([[], []])
})
