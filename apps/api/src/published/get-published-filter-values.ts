import type { z } from 'zod'
import { AppError } from '@insightengine/shared/errors'
import type { ColumnValuesOutput } from '@insightengine/shared/query'
import type { PublishedFilterRef } from '@insightengine/shared/story'
import { columnValues } from '../query/column-values.ts'
import type { Context } from '../trpc.ts'
import { tellViewersOnlyWhy } from './failure-for-viewers.ts'
import { openPublished } from './open-published.ts'

/** What a select filter of a published story offers: its author's list, or what the frozen query gives now. */
export async function getPublishedFilterValues(
  ctx: Context,
  { token, filterId }: PublishedFilterRef,
  signal: AbortSignal,
): Promise<z.infer<typeof ColumnValuesOutput>> {
  const story = await openPublished(ctx, token)
  const { content, queries } = story.version
  const filter = content.filters.find(({ id }) => id === filterId)
  if (!filter) throw new AppError('not_found', 'This filter is not in the published story')
  const { options, column } = filter
  if (options.kind === 'list') return { values: options.values, truncated: false }
  const query = queries[options.queryId]
  if (!query) throw new AppError('not_found', 'The query behind this filter no longer existed when the story was published')
  return tellViewersOnlyWhy(story, () => columnValues(ctx.services, { orgId: story.orgId, ...query }, column, signal))
}
