import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { withOrgPg, withScopePg, type Db } from '../client/index.ts'

/**
 * Every organisation that has a member, for what the product does to all of them by itself. Goes through people's memberships,
 * because the app's role may not look across organisations, and this is no reason to let it.
 */
export async function* listOrgIds(db: Pick<Db, 'pool'>): AsyncGenerator<OrgId> {
  const { rows: users } = await db.pool.query<{ id: UserId }>('select id from app_user order by created_at, id')
  const seen = new Set<OrgId>()
  for (const { id: userId } of users) {
    const { rows } = await withScopePg(db, { userId }, (tx) => tx.query<{ org_id: OrgId }>('select org_id from org_member where user_id = $1', [userId]))
    for (const { org_id } of rows) {
      if (seen.has(org_id)) continue
      seen.add(org_id)
      yield org_id
    }
  }
}

/** Every story there is, or the one named, with the organisation it is in. */
export async function* listStories(db: Pick<Db, 'pool'>, only?: StoryId): AsyncGenerator<{ orgId: OrgId; storyId: StoryId }> {
  for await (const orgId of listOrgIds(db)) {
    const { rows } = await withOrgPg(db, orgId, (tx) =>
      tx.query<{ id: StoryId }>('select id from story where org_id = $1 and ($2::uuid is null or id = $2) order by id', [orgId, only ?? null]),
    )
    for (const { id } of rows) yield { orgId, storyId: id }
  }
}
