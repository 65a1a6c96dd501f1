import { PublishedStory, PublishedStoryRef } from '@insightengine/shared/story'
import { publicProcedure, rest, router } from '../trpc.ts'
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
})
