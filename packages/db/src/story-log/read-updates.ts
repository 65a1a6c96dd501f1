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
}

/** What the story's log holds after `afterSeq`, in order; `not_found` when the story is gone. */
export function readUpdates(db: Db, orgId: OrgId, storyId: StoryId, afterSeq: number): Promise<LoggedUpdate[]> {
  return withOrgPg(db, orgId, (tx) => readUpdatesIn(tx, orgId, storyId, afterSeq))
}

export async function readUpdatesIn(tx: PoolClient, orgId: OrgId, storyId: StoryId, afterSeq: number): Promise<LoggedUpdate[]> {
  // One row without an update when there is nothing new; no row at all when there is no story.
  const { rows } = await tx.query<Row>(
    `select u.seq, u."update", u.user_id, u.client_id
     from story_head h
     left join story_update u on u.org_id = h.org_id and u.story_id = h.story_id and u.seq > $3
     where h.org_id = $1 and h.story_id = $2
     order by u.seq`,
    [orgId, storyId, afterSeq],
  )
  if (rows.length === 0) throw new AppError('not_found', `story ${storyId}`)
  return rows.flatMap(({ seq, update, user_id, client_id }) =>
    seq === null ? [] : [{ seq: Number(seq), update, userId: user_id, clientId: client_id === null ? null : Number(client_id) }],
  )
}

/** Applies in one transaction, so that listeners hear of it once. Returns the last place applied, or `seq` when there is none. */
export function applyUpdates(doc: Y.Doc, seq: number, updates: readonly LoggedUpdate[], origin: unknown): number {
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

/** The story's document as the log has it, and the place in the log that it shows. */
export async function loadStoryDoc(db: Db, orgId: OrgId, storyId: StoryId): Promise<{ doc: Y.Doc; seq: number }> {
  const doc = new Y.Doc()
  const seq = applyUpdates(doc, 0, await readUpdates(db, orgId, storyId, 0), 'log')
  return { doc, seq }
}
