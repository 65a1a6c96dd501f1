import type { PoolClient } from 'pg'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'
import type { LogUpdate } from './log-update.ts'

export interface StoryAppend extends LogUpdate {
  storyId: StoryId
}

/** Appends to one story's log. Returns the place of the last one; `not_found` when the story is gone. */
export function appendUpdates(db: Db, orgId: OrgId, storyId: StoryId, updates: readonly LogUpdate[]): Promise<number> {
  return withOrgPg(db, orgId, (tx) => appendUpdatesIn(tx, orgId, storyId, updates))
}

/** The same inside a transaction, which from here on holds the story's lock: nobody else appends until it ends. */
export async function appendUpdatesIn(tx: PoolClient, orgId: OrgId, storyId: StoryId, updates: readonly LogUpdate[]): Promise<number> {
  const seqs = await appendBatchIn(tx, orgId, updates.map((update) => ({ ...update, storyId })))
  const seq = seqs.at(-1)
  if (seq === undefined || seq === null) throw new AppError('not_found', `story ${storyId}`)
  return seq
}

/**
 * Appends to many stories in one transaction: all or nothing, except that what belongs to a story that is gone is left out.
 * Returns the place each update got, or null for those. Updates of one story keep their order.
 */
export function appendBatch(db: Db, orgId: OrgId, batch: readonly StoryAppend[]): Promise<(number | null)[]> {
  return withOrgPg(db, orgId, (tx) => appendBatchIn(tx, orgId, batch))
}

async function appendBatchIn(tx: PoolClient, orgId: OrgId, batch: readonly StoryAppend[]): Promise<(number | null)[]> {
  const heads = await lockHeads(tx, orgId, [...new Set(batch.map(({ storyId }) => storyId))])
  const seqs = batch.map(({ storyId }) => {
    const head = heads.get(storyId)
    if (head === undefined) return null
    heads.set(storyId, head + 1)
    return head + 1
  })
  const kept = batch.flatMap((append, index) => (seqs[index] === null ? [] : [{ ...append, seq: seqs[index] }]))
  if (kept.length === 0) return seqs
  await tx.query(
    `insert into story_update (org_id, story_id, seq, "update", user_id, client_id)
     select $1, story_id, seq, "update", user_id, client_id
     from unnest($2::uuid[], $3::bigint[], $4::bytea[], $5::uuid[], $6::bigint[]) as t (story_id, seq, "update", user_id, client_id)`,
    [
      orgId,
      kept.map(({ storyId }) => storyId),
      kept.map(({ seq }) => seq),
      kept.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
      kept.map(({ userId }) => userId),
      kept.map(({ clientId }) => clientId),
    ],
  )
  await tx.query(
    `update story_head set seq = t.seq from unnest($2::uuid[], $3::bigint[]) as t (story_id, seq)
     where story_head.org_id = $1 and story_head.story_id = t.story_id`,
    [orgId, [...heads.keys()], [...heads.values()]],
  )
  return seqs
}

/** Locked in one order for everybody, so that two batches with the same stories wait for each other instead of deadlocking. */
async function lockHeads(tx: PoolClient, orgId: OrgId, storyIds: readonly StoryId[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ story_id: string; seq: string }>(
    'select story_id, seq from story_head where org_id = $1 and story_id = any($2::uuid[]) order by story_id for update',
    [orgId, storyIds],
  )
  return new Map(rows.map(({ story_id, seq }) => [story_id, Number(seq)]))
}
