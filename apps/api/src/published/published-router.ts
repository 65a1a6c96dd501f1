import { ColumnValuesOutput } from '@insightengine/shared/query'
import { PublishedFilterRef, PublishedStory, PublishedStoryRef } from '@insightengine/shared/story'
import { publicProcedure, rest, router } from '../trpc.ts'
import { wanted } from '../wanted.ts'
import { getPublishedFilterValues } from './get-published-filter-values.ts'
import { getPublished } from './get-published.ts'

const tag = 'Published stories'

export const publishedRouter = router({
  get: publicProcedure
    .meta(
      rest('GET', '/published/{token}', {
        tag,
        summary: 'Read a published story',
        description:
          'Open to everyone when the story was published publicly, else to members of its organisation. Send `If-None-Match` with the ' +
          '`ETag` of the answer before to be told 304 while nothing has changed. One person or browser counts as one view in 30 minutes.',
        protect: false,
      }),
    )
    .input(PublishedStoryRef)
    .output(PublishedStory)
    .query(({ ctx, input }) => getPublished(ctx, input.token)),

  filterValues: publicProcedure
    .meta(rest('GET', '/published/{token}/filters/{filterId}/values', { tag, summary: 'The values a select filter of a published story offers', protect: false }))
    .input(PublishedFilterRef)
    .output(ColumnValuesOutput)
    .query(({ ctx, input, signal }) => getPublishedFilterValues(ctx, input, wanted(signal))),
})
