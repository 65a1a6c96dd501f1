import { z } from 'zod'
import { RecentItem, SearchHit, SearchInput } from '@insightengine/shared/search'
import { memberProcedure, rest, router } from '../trpc.ts'
import { listRecents, markOpened, search } from './search.ts'

const tag = 'Search'

export const MarkOpenedInput = z.object({ kind: z.enum(['story', 'query']), id: z.uuid() })

export const searchRouter = router({
  search: memberProcedure
    .meta(rest('GET', '/search', { summary: 'Find stories, queries and databases by name', tag }))
    .input(SearchInput)
    .output(z.array(SearchHit))
    .query(({ ctx, input }) => search(ctx.services, ctx.actor, input)),

  recents: memberProcedure
    .meta(rest('GET', '/recents', { summary: 'What I opened last', tag }))
    .output(z.array(RecentItem))
    .query(({ ctx }) => listRecents(ctx.services, ctx.actor)),

  markOpened: memberProcedure
    .meta(rest('POST', '/recents', { summary: 'Remember that I opened something', tag }))
    .input(MarkOpenedInput)
    .output(z.object({ success: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await markOpened(ctx.services, ctx.actor, input)
      return { success: true as const }
    }),
})
