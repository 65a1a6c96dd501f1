import type { z } from 'zod'
import { searchRepository, type SearchScope } from '@insightengine/db/search'
import { can, type Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { RecentItem, SearchHit, SearchInput } from '@insightengine/shared/search'
import type { Services } from '../services.ts'
import type { MarkOpenedInput } from './search-router.ts'

export async function search({ db }: Services, actor: Actor, { q, limit }: z.infer<typeof SearchInput>): Promise<SearchHit[]> {
  return searchRepository(db).find(actor.orgId, { text: q, limit, scope: scopeOf(actor) })
}

export async function listRecents({ db }: Services, actor: Actor): Promise<RecentItem[]> {
  return searchRepository(db).listRecents(actor.orgId, actor.userId, { limit: 20, scope: scopeOf(actor) })
}

/** Remembers that this person opened something, which they must be able to see. */
export async function markOpened({ db }: Services, actor: Actor, { kind, id }: z.infer<typeof MarkOpenedInput>): Promise<void> {
  const items = searchRepository(db)
  const item = await items.findSubject(actor.orgId, kind, id)
  if (!item || !isVisible(actor, kind, item.status)) throw new AppError('not_found', `${kind} ${id}`)
  await items.markOpened(actor.orgId, actor.userId, kind, id)
}

/** Viewers look at published stories; queries, drafts and connections belong to those who make stories. */
function scopeOf(actor: Actor): SearchScope {
  const inOrg = { orgId: actor.orgId }
  return {
    drafts: can(actor, 'story.read', { ...inOrg, status: 'draft' }),
    queries: can(actor, 'query.run', inOrg),
    connections: can(actor, 'connection.read', inOrg),
  }
}

function isVisible(actor: Actor, kind: 'story' | 'query', status: 'draft' | 'published'): boolean {
  const scope = scopeOf(actor)
  return kind === 'query' ? scope.queries : status === 'published' || scope.drafts
}
