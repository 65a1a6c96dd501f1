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

export interface StoryHead {
  /** The last place in the log. */
  seq: number
  /** The place that the projection shows. */
  projectedSeq: number
}

/** Of each story that still exists. */
export function readHeads(db: Db, orgId: OrgId, storyIds: readonly StoryId[]): Promise<Map<StoryId, StoryHead>> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: StoryId; seq: string; projected_seq: string }>(
      `select s.id, h.seq, s.projected_seq from story_head h join story s on s.org_id = h.org_id and s.id = h.story_id
       where h.org_id = $1 and h.story_id = any($2::uuid[])`,
      [orgId, storyIds],
    )
    return new Map(rows.map(({ id, seq, projected_seq }) => [id, { seq: Number(seq), projectedSeq: Number(projected_seq) }]))
  })
}
