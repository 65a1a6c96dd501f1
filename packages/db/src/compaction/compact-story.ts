import { isAppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import type { PoolClient } from 'pg'
import { withOrgPg, type Db } from '../client/index.ts'
import { foldVerified, type Fold } from './fold.ts'
import { forgetOld } from './forget-old.ts'
import { changedMeanwhile, readExtent, replay, type Extent } from './replay.ts'

export interface CompactOptions {
  /** How long every single change is kept, for looking back; older ones live on in states. */
  keepDays: number
}

export interface Compaction {
  /** `conflict`: somebody else was quicker. `gone`: the story was deleted. */
  kind: 'folded' | 'nothing_new' | 'conflict' | 'gone'
  /** The place up to which the story is folded now, as far as is known. */
  uptoSeq: number
  /** Rows of the log that were removed. */
  forgotten: number
}

export const defaultKeepDays = 30

/**
 * Folds a story's log into a new state and removes what nobody will look back at. Can be ended at any point: the state is
 * there as a whole or not at all, and rows go only after it is there. Takes as long as replaying the log does, so it belongs into a
 * thread of its own (`compactInThread`). Throws, and removes nothing, when the state would not be what the log says.
 */
export async function compactStory(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, { keepDays }: CompactOptions): Promise<Compaction> {
  const extent = await readExtent(db, orgId, storyId)
  if (!extent) return { kind: 'gone', uptoSeq: 0, forgotten: 0 }
  const uptoSeq = extent.newest ?? 0
  try {
    const isNew = extent.head > uptoSeq
    if (isNew) await foldUpTo(db, orgId, storyId, extent)
    const forgotten = await forgetOld(db, orgId, storyId, keepDays)
    return { kind: isNew ? 'folded' : 'nothing_new', uptoSeq: extent.head, forgotten }
  } catch (error) {
    if (isAppError(error) && error.code === 'conflict') return { kind: 'conflict', uptoSeq, forgotten: 0 }
    throw error
  }
}

async function foldUpTo(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, { head, oldest, newest }: Extent): Promise<void> {
  const reference = await replay(db, orgId, storyId, { from: oldest, head })
  const doc = newest === oldest ? reference : await replay(db, orgId, storyId, { from: newest, head })
  const fold = foldVerified(storyId, { doc, reference })
  await withOrgPg(db, orgId, (tx) => writeState(tx, orgId, storyId, { fold, uptoSeq: head, expected: newest }))
}

/** Only on top of the state it was made from. */
async function writeState(tx: PoolClient, orgId: OrgId, storyId: StoryId, { fold, uptoSeq, expected }: { fold: Fold; uptoSeq: number; expected: number | null }): Promise<void> {
  // Compactions of a story follow each other. Appending needs no more than the row's key, so it goes on meanwhile.
  await tx.query('select from story where org_id = $1 and id = $2 for no key update', [orgId, storyId])
  const { rowCount } = await tx.query(
    `insert into story_state (org_id, story_id, upto_seq, state, state_vector, doc_version)
     select org_id, story_id, $3, $4, $5, $6 from story_head
     where org_id = $1 and story_id = $2
       and (select max(upto_seq) from story_state where org_id = $1 and story_id = $2) is not distinct from $7::bigint`,
    [orgId, storyId, uptoSeq, fold.state, fold.stateVector, fold.docVersion, expected],
  )
  if (rowCount !== 1) throw changedMeanwhile(storyId)
}
