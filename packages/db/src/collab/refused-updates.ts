import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'

/** Older ones of the same story make room. With the largest message it keeps, a story's quarantine is at most 5 MB. */
export const keptPerStory = 20

export interface RefusedUpdate {
  storyId: StoryId
  userId: UserId
  /** The name of the close code. */
  reason: string
  /** How long it was. */
  bytes: number
  /** All of it, or its beginning. */
  head: Uint8Array
}

/** Keeps what was turned away, for as long as newer ones leave it room. Nothing of a story that is gone. */
export function keepRefusedUpdate(db: Db, orgId: OrgId, { storyId, userId, reason, bytes, head }: RefusedUpdate): Promise<void> {
  return withOrgPg(db, orgId, async (tx) => {
    await tx.query(
      `insert into story_refused_update (org_id, story_id, user_id, reason, bytes, head, created_at)
       select $1, $2, $3, $4, $5, $6, clock_timestamp() from story where org_id = $1 and id = $2`,
      [orgId, storyId, userId, reason, bytes, Buffer.from(head.buffer, head.byteOffset, head.byteLength)],
    )
    await tx.query(
      `delete from story_refused_update where org_id = $1 and story_id = $2 and id in
         (select id from story_refused_update where org_id = $1 and story_id = $2 order by created_at desc, id offset $3 for update skip locked)`,
      [orgId, storyId, keptPerStory],
    )
  })
}

/** Newest first. */
export function listRefusedUpdates(db: Db, orgId: OrgId, storyId: StoryId): Promise<(RefusedUpdate & { createdAt: Date })[]> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ user_id: UserId; reason: string; bytes: number; head: Buffer; created_at: Date }>(
      'select user_id, reason, bytes, head, created_at from story_refused_update where org_id = $1 and story_id = $2 order by created_at desc, id',
      [orgId, storyId],
    )
    return rows.map(({ user_id, reason, bytes, head, created_at }) => ({ storyId, userId: user_id, reason, bytes, head, createdAt: created_at }))
  })
}
