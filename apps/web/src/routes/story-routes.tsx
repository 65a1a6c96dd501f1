import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { StoryId } from '@insightengine/shared/ids'
import { z } from 'zod'
import { NotFoundPage } from '../features/shell/index.ts'
import { ListSearch } from './list-search.ts'
import { workspaceRoute } from './workspace-route.tsx'

const storiesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/stories',
  validateSearch: ListSearch.extend({ status: z.enum(['draft', 'published']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/story-list/index.ts'), 'StoryListPage'),
})

/** `page` is the story's page on screen; absent, it is the first. */
const storyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/stories/$storyId',
  validateSearch: z.object({ page: z.string().max(100).optional().catch(undefined) }),
  loader: () => import('../features/story/index.ts'),
  component: Story,
})

function Story() {
  const { StoryPage } = storyRoute.useLoaderData()
  const storyId = StoryId.safeParse(storyRoute.useParams().storyId)
  const { page } = storyRoute.useSearch()
  // The key makes another story another editor: nothing of the first one's session survives.
  return storyId.success ? <StoryPage key={storyId.data} storyId={storyId.data} pageId={page ?? null} /> : <NotFoundPage />
}

export const storyRoutes = [storiesRoute, storyRoute] as const
