import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { permissionsOf } from '@insightengine/shared/access'
import { StoryId } from '@insightengine/shared/ids'
import { z } from 'zod'
import { useMarkOpened } from '../features/search/index.ts'
import { NotFoundPage } from '../features/shell/index.ts'
import { findPublishedUrl } from '../lib/published-url.ts'
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
  // The editor is no place for those who may only read; the published version is.
  beforeLoad: async ({ context, params }) => {
    if (permissionsOf(context.me.role).has('story:edit')) return
    const storyId = StoryId.safeParse(params.storyId)
    const publicUrl = storyId.success ? await findPublishedUrl(storyId.data) : null
    if (publicUrl) throw redirect({ href: publicUrl, reloadDocument: true })
  },
  loader: () => import('../features/story/index.ts'),
  component: Story,
})

function Story() {
  const storyId = StoryId.safeParse(storyRoute.useParams().storyId)
  // The key makes another story another editor: nothing of the first one's session survives.
  return storyId.success ? <OpenStory key={storyId.data} storyId={storyId.data} /> : <NotFoundPage noun="story" />
}

function OpenStory({ storyId }: { storyId: StoryId }) {
  const { StoryPage } = storyRoute.useLoaderData()
  const { page } = storyRoute.useSearch()
  useMarkOpened('story', storyId)
  return <StoryPage storyId={storyId} pageId={page ?? null} />
}

export const storyRoutes = [storiesRoute, storyRoute] as const
