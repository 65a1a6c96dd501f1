import { AppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import * as Y from 'yjs'
import { withOrgPg, type Db } from '../client/index.ts'
import { applyUpdates } from '../story-log/index.ts'

/** What there is to fold. */
export interface Extent {
  /** The last place in the log. */
  head: number
  /** Null where the log begins at its beginning. */
  oldest: number | null
  newest: number | null
}

/** A page of the log: how much of it is in memory at once. */
const pageRows = 10_000

/** Null when the story is gone. */
export function readExtent(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId): Promise<Extent | null> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ head: string; oldest: string | null; newest: string | null; is_cut: boolean }>(
      `select h.seq as head, min(s.upto_seq) as oldest, max(s.upto_seq) as newest,
         not exists (select from story_update u where u.org_id = $1 and u.story_id = $2 and u.seq = 1) as is_cut
       from story_head h left join story_state s on s.org_id = h.org_id and s.story_id = h.story_id
       where h.org_id = $1 and h.story_id = $2 group by h.seq`,
      [orgId, storyId],
    )
    const [row] = rows
    if (!row) return null
    return { head: Number(row.head), oldest: row.is_cut && row.oldest !== null ? Number(row.oldest) : null, newest: row.newest === null ? null : Number(row.newest) }
  })
}

/** A document put together from the state at `from`, or from nothing, and the rows after it up to `head`. */
export async function replay(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, { from, head }: { from: number | null; head: number }): Promise<Y.Doc> {
  const doc = new Y.Doc()
  if (from !== null) Y.applyUpdate(doc, await readState(db, orgId, storyId, from))
  for (let seq = from ?? 0; seq < head; ) {
    const rows = await readPage(db, orgId, storyId, { after: seq, upTo: Math.min(head, seq + pageRows) })
    if (rows.length === 0 || rows.some((row, index) => row.seq !== seq + 1 + index)) throw changedMeanwhile(storyId)
    seq = applyUpdates(doc, seq, rows, 'log')
  }
  return doc
}

/** Somebody else has folded the same story; what was read of it before is no basis for anything. */
export function changedMeanwhile(storyId: StoryId): AppError {
  return new AppError('conflict', `story ${storyId} was compacted by somebody else meanwhile`)
}

function readState(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, uptoSeq: number): Promise<Uint8Array> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ state: Buffer }>('select state from story_state where org_id = $1 and story_id = $2 and upto_seq = $3', [orgId, storyId, uptoSeq])
    if (!rows[0]) throw changedMeanwhile(storyId)
    return rows[0].state
  })
}

/** In transactions of their own: a reading of minutes would keep PostgreSQL from tidying up. */
function readPage(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, { after, upTo }: { after: number; upTo: number }): Promise<{ seq: number; update: Uint8Array }[]> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ seq: string; update: Buffer }>(
      'select seq, "update" from story_update where org_id = $1 and story_id = $2 and seq > $3 and seq <= $4 order by seq',
      [orgId, storyId, after, upTo],
    )
    return rows.map(({ seq, update }) => ({ seq: Number(seq), update }))
  })
}
