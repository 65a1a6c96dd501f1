import { authRouter } from './auth/auth-router.ts'
import { collabRouter } from './collab/collab-router.ts'
import { collectionRouter } from './collection/collection-router.ts'
import { connectionRouter } from './connection/connection-router.ts'
import { orgRouter } from './org/org-router.ts'
import { publishedCards } from './published/published-cards.ts'
import { publishedRouter } from './published/published-router.ts'
import { cardDataStream } from './query/card-data-stream.ts'
import { queryRouter } from './query/query-router.ts'
import { searchRouter } from './search/search-router.ts'
import { storyRouter } from './story/story-router.ts'
import type { StreamRoute } from './stream.ts'
import { router } from './trpc.ts'

/** One key per noun; each lives in `<noun>/<noun>-router.ts`. */
export const appRouter = router({
  auth: authRouter,
  org: orgRouter,
  connection: connectionRouter,
  query: queryRouter,
  collection: collectionRouter,
  story: storyRouter,
  published: publishedRouter,
  collab: collabRouter,
  search: searchRouter,
})
export type AppRouter = typeof appRouter

/** Endpoints that answer in JSON lines; each lives in its noun's folder too. */
export const streams: readonly StreamRoute[] = [cardDataStream, publishedCards]
