import type { OrgId, StoryId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'

/**
 * Removes the rows of the log that are older than `keepDays` and folded into a state all of whose rows are that old. So there is
 * always a state to begin at for looking back at any moment of the last `keepDays`. Of the states in between, one per day stays.
 * Returns how many rows went.
 */
export function forgetOld(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId, keepDays: number): Promise<number> {
  return withOrgPg(db, orgId, async (tx) => {
    await tx.query('select from story where org_id = $1 and id = $2 for no key update', [orgId, storyId])
    const { rows } = await tx.query<{ base: string | null }>(
      `select max(s.upto_seq) as base from story_state s
       where s.org_id = $1 and s.story_id = $2 and not exists (
         select from story_update u
         where u.org_id = $1 and u.story_id = $2 and u.seq <= s.upto_seq and u.created_at >= now() - make_interval(secs => $3)
       )`,
      [orgId, storyId, keepDays * 86_400],
    )
    const base = rows[0]?.base ?? null
    const { rowCount } = await tx.query('delete from story_update where org_id = $1 and story_id = $2 and seq <= $3', [orgId, storyId, base ?? 0])
    await tx.query(
      `delete from story_state s
       where org_id = $1 and story_id = $2 and (
         upto_seq < $3
         or upto_seq <> $3 and exists (
           select from story_state later
           where later.org_id = $1 and later.story_id = $2 and later.upto_seq > s.upto_seq
             and date_trunc('day', later.created_at, 'UTC') = date_trunc('day', s.created_at, 'UTC')
         )
       )`,
      [orgId, storyId, base ?? 0],
    )
    return rowCount ?? 0
  })
}
