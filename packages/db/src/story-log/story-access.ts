import type { Role } from '@insightengine/shared/access'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'

/** What a decision about a person and a story needs, as it is now. */
export interface StoryAccess {
  role: Role
  fullName: string
  /** Null when there is no such story in the organisation. */
  status: 'draft' | 'published' | null
}

/** For each person and story asked about, in that order; null for who is no active member of the organisation. */
export function readStoryAccess(db: Db, orgId: OrgId, asked: readonly { userId: UserId; storyId: StoryId }[]): Promise<(StoryAccess | null)[]> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ role: Role | null; full_name: string | null; status: StoryAccess['status'] }>(
      `select m.role, u.full_name, s.status
       from unnest($2::uuid[], $3::uuid[]) with ordinality as asked (user_id, story_id, place)
       left join org_member m on m.org_id = $1 and m.user_id = asked.user_id and m.is_active
       left join app_user u on u.id = m.user_id and u.is_active
       left join story s on s.org_id = $1 and s.id = asked.story_id
       order by place`,
      [orgId, asked.map(({ userId }) => userId), asked.map(({ storyId }) => storyId)],
    )
    return rows.map(({ role, full_name, status }) => (role === null || full_name === null ? null : { role, fullName: full_name, status }))
  })
}

/** The last place in the log of each story that still exists. */
export function readHeads(db: Db, orgId: OrgId, storyIds: readonly StoryId[]): Promise<Map<StoryId, number>> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ story_id: StoryId; seq: string }>(
      'select story_id, seq from story_head where org_id = $1 and story_id = any($2::uuid[])',
      [orgId, storyIds],
    )
    return new Map(rows.map(({ story_id, seq }) => [story_id, Number(seq)]))
  })
}
