import type { PoolClient } from 'pg'
import * as Y from 'yjs'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'
import type { LoggedUpdate } from './log-update.ts'

interface Row {
  seq: string | null
  update: Buffer
  user_id: UserId | null
  client_id: string | null
  is_state: boolean
}

/** What a whole document is made of, shortest way. */
export interface StoryLog {
  /** To be applied in this order; the first may be a state, which stands for everything up to its place. */
  updates: LoggedUpdate[]
  /** The place up to which the log is folded into a state; 0 without one. */
  stateSeq: number
}

/**
 * What the story's log holds after `afterSeq`, in order; `not_found` when the story is gone. Where the log no longer goes back
 * that far, the newest state comes first, as one entry without an author.
 */
export function readUpdates(db: Db, orgId: OrgId, storyId: StoryId, afterSeq: number): Promise<LoggedUpdate[]> {
  return withOrgPg(db, orgId, (tx) => readUpdatesIn(tx, orgId, storyId, afterSeq))
}

export async function readUpdatesIn(tx: PoolClient, orgId: OrgId, storyId: StoryId, afterSeq: number): Promise<LoggedUpdate[]> {
  return (await read(tx, orgId, storyId, { afterSeq, useState: 'when_cut' })).updates
}

/** The newest state and what came after it; `not_found` when the story is gone. */
export function readStoryLog(db: Db, orgId: OrgId, storyId: StoryId): Promise<StoryLog> {
  return withOrgPg(db, orgId, (tx) => readStoryLogIn(tx, orgId, storyId))
}

export function readStoryLogIn(tx: PoolClient, orgId: OrgId, storyId: StoryId): Promise<StoryLog> {
  return read(tx, orgId, storyId, { afterSeq: 0, useState: 'always' })
}

/**
 * One statement, so that it sees one moment: between two, a compaction could fold and remove what lies between a state and
 * the rows after it. Rows leave the log from the front, so the row after `afterSeq` says whether all of them are there.
 */
async function read(tx: PoolClient, orgId: OrgId, storyId: StoryId, { afterSeq, useState }: { afterSeq: number; useState: 'always' | 'when_cut' }): Promise<StoryLog> {
  const { rows } = await tx.query<Row>(
    `with newest as (
       select upto_seq, state from story_state
       where org_id = $1 and story_id = $2
         and upto_seq = (select max(upto_seq) from story_state where org_id = $1 and story_id = $2)
         and upto_seq > $3
         and ($4 or not exists (select from story_update where org_id = $1 and story_id = $2 and seq = $3 + 1))
     )
     select upto_seq as seq, state as "update", null::uuid as user_id, null::bigint as client_id, true as is_state from newest
     union all
     -- One row without an update when there is nothing new; no row at all when there is no story.
     select u.seq, u."update", u.user_id, u.client_id, false
     from story_head h
     left join story_update u on u.org_id = h.org_id and u.story_id = h.story_id and u.seq > coalesce((select upto_seq from newest), $3)
     where h.org_id = $1 and h.story_id = $2
     order by is_state desc, seq`,
    [orgId, storyId, afterSeq, useState === 'always'],
  )
  if (rows.length === 0) throw new AppError('not_found', `story ${storyId}`)
  const updates = rows.flatMap(({ seq, update, user_id, client_id }) =>
    seq === null ? [] : [{ seq: Number(seq), update, userId: user_id, clientId: client_id === null ? null : Number(client_id) }],
  )
  return { updates, stateSeq: rows[0]?.is_state ? Number(rows[0].seq) : 0 }
}

/** Applies in one transaction, so that listeners hear of it once. Returns the last place applied, or `seq` when there is none. */
export function applyUpdates(doc: Y.Doc, seq: number, updates: readonly Pick<LoggedUpdate, 'seq' | 'update'>[], origin: unknown): number {
  // `doc.transact` would call it a local change, and Yjs would then trust positions it remembers from before.
  const isLocal = false
  Y.transact(
    doc,
    () => {
      for (const { update } of updates) Y.applyUpdate(doc, update, origin)
    },
    origin,
    isLocal,
  )
  return updates.at(-1)?.seq ?? seq
}

/** The story's document as the log has it, the place in the log that it shows, and about how large it is, rather too much. */
export async function loadStoryDoc(db: Db, orgId: OrgId, storyId: StoryId): Promise<{ doc: Y.Doc; seq: number; bytes: number }> {
  const doc = new Y.Doc()
  const { updates } = await readStoryLog(db, orgId, storyId)
  return { doc, seq: applyUpdates(doc, 0, updates, 'log'), bytes: updates.reduce((sum, { update }) => sum + update.byteLength, 0) }
}
