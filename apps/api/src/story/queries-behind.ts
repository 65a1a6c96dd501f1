import { queryRepository } from '@insightengine/db/query'
import type { FrozenQueries } from '@insightengine/db/story'
import type { OrgId, QueryId } from '@insightengine/shared/ids'
import type { StoryContent } from '@insightengine/shared/story'
import type { Services } from '../services.ts'

/** What the saved queries behind a story say now, those of its cards and of its filters. One that is gone is absent. */
export async function queriesBehind({ db }: Services, orgId: OrgId, content: StoryContent): Promise<FrozenQueries> {
  const queries = await queryRepository(db).findAll(orgId, queryIdsIn(content))
  return Object.fromEntries(queries.map(({ id, databaseId, sql }) => [id, { connectionId: databaseId, sql }]))
}

function queryIdsIn({ pages, filters }: StoryContent): QueryId[] {
  const ids = new Set<QueryId>()
  for (const card of pages.flatMap((page) => page.cards)) if (card.type !== 'text' && card.queryId) ids.add(card.queryId)
  for (const { options } of filters) if (options.kind === 'query') ids.add(options.queryId)
  return [...ids]
}
