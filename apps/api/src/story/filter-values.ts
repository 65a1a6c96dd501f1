import type { FrozenQueries } from '@insightengine/db/story'
import { isAppError } from '@insightengine/shared/errors'
import type { StoryFilter } from '@insightengine/shared/filter'
import type { FilterId, OrgId } from '@insightengine/shared/ids'
import type { StoryContent } from '@insightengine/shared/story'
import { columnValues } from '../query/column-values.ts'
import type { Services } from '../services.ts'
import type { FilterValues } from './to-story-detail.ts'

/** A story must be readable while the database behind its filters is not: they get this long. */
const patienceMs = 3_000

/** What the filters that take their values from a query offer. A failure is told beside the filter and does not fail the story. */
export async function filterValuesOf(
  services: Services,
  orgId: OrgId,
  { filters }: StoryContent,
  { queries, signal }: { queries: FrozenQueries; signal: AbortSignal },
): Promise<Map<FilterId, FilterValues>> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  const fromQueries = filters.filter(({ options }) => options.kind === 'query')
  return new Map(await Promise.all(fromQueries.map(async (filter) => [filter.id, await valuesOf(filter)] as const)))

  async function valuesOf({ options, column }: StoryFilter): Promise<FilterValues> {
    const query = options.kind === 'query' ? queries[options.queryId] : undefined
    if (!query) return { values: [], valuesError: 'The query behind this filter is gone' }
    try {
      const { values } = await columnValues(services, { orgId, ...query }, column, stop)
      return { values, valuesError: null }
    } catch (error) {
      if (!isAppError(error)) throw error
      return { values: [], valuesError: error.message }
    }
  }
}
