import type { OrgId, UserId } from '@insightengine/shared/ids'
import type { RecentItem, SearchHit } from '@insightengine/shared/search'
import { withOrg, type Db, type Tx } from '../client/index.ts'

/** What the person asking may see besides published stories. */
export interface SearchScope {
  drafts: boolean
  queries: boolean
  connections: boolean
}

interface HitRow {
  kind: SearchHit['kind']
  id: string
  name: string
  detail: string
  updated_at: Date
}

export function searchRepository(db: Db) {
  return {
    /** Stories, queries and connections with `text` in their name: those that begin with it first, then the last changed. Empty text finds all. */
    async find(orgId: OrgId, { text, limit, scope }: { text: string; limit: number; scope: SearchScope }): Promise<SearchHit[]> {
      const literal = text.replaceAll(/[\\%_]/g, String.raw`\$&`)
      const rows = await withOrg(
        db,
        orgId,
        (tx) => tx.$queryRaw<HitRow[]>`
          select * from (
            select 'story' as kind, id, name, status::text as detail, updated_at from story
              where org_id = ${orgId}::uuid and (${scope.drafts} or status = 'published')
            union all
            select 'query', q.id, q.name, c.name, q.updated_at from saved_query q join connection c on c.id = q.connection_id and c.org_id = q.org_id
              where q.org_id = ${orgId}::uuid and ${scope.queries}
            union all
            select 'connection', id, name, type::text, updated_at from connection
              where org_id = ${orgId}::uuid and ${scope.connections}
          ) as hit
          where name ilike ${`%${literal}%`}
          order by name ilike ${`${literal}%`} desc, updated_at desc, id
          limit ${limit}`,
      )
      return rows.map(toHit)
    },

    /** What this person opened last and may still see, newest first. */
    async listRecents(orgId: OrgId, userId: UserId, { limit, scope }: { limit: number; scope: SearchScope }): Promise<RecentItem[]> {
      const rows = await withOrg(
        db,
        orgId,
        (tx) => tx.$queryRaw<(HitRow & { opened_at: Date })[]>`
          select hit.*, r.opened_at from recent_item r
          join (
            select 'story' as kind, id, name, status::text as detail, updated_at from story
              where org_id = ${orgId}::uuid and (${scope.drafts} or status = 'published')
            union all
            select 'query', q.id, q.name, c.name, q.updated_at from saved_query q join connection c on c.id = q.connection_id and c.org_id = q.org_id
              where q.org_id = ${orgId}::uuid and ${scope.queries}
          ) as hit on hit.kind = r.resource_type::text and hit.id = r.resource_id
          where r.org_id = ${orgId}::uuid and r.user_id = ${userId}::uuid
          order by r.opened_at desc, hit.id
          limit ${limit}`,
      )
      return rows.map((row) => ({ ...toHit(row), openedAt: row.opened_at.toISOString() }))
    },

    async markOpened(orgId: OrgId, userId: UserId, kind: 'story' | 'query', id: string): Promise<void> {
      await withOrg(db, orgId, (tx) => {
        const key = { orgId, userId, resourceType: kind, resourceId: id }
        return tx.recentItem.upsert({ where: { orgId_userId_resourceType_resourceId: key }, create: key, update: { openedAt: new Date() } })
      })
    },

    /** What `can` needs to know of a story or query; null when this organisation has none of that id. */
    async findSubject(orgId: OrgId, kind: 'story' | 'query', id: string): Promise<{ orgId: OrgId; createdBy: UserId | null; status: 'draft' | 'published' } | null> {
      const row = await withOrg(db, orgId, (tx) => findRow(tx, orgId, kind, id))
      return row && { orgId, createdBy: row.createdBy as UserId | null, status: row.status }
    },
  }
}

async function findRow(tx: Tx, orgId: OrgId, kind: 'story' | 'query', id: string) {
  if (kind === 'story') return tx.story.findFirst({ where: { id, orgId }, select: { createdBy: true, status: true } })
  const query = await tx.savedQuery.findFirst({ where: { id, orgId }, select: { createdBy: true } })
  return query && { ...query, status: 'published' as const }
}

function toHit({ kind, id, name, detail, updated_at }: HitRow): SearchHit {
  return { kind, id, name, detail, updatedAt: updated_at.toISOString() }
}
