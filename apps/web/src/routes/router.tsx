import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage } from '../features/shell/index.ts'
import { authRoutes } from './auth-routes.tsx'
import { browseRoutes } from './browse-routes.tsx'
import { queryRoutes } from './query-routes.tsx'
import { rootRoute } from './root-route.tsx'
import { settingsRoutes } from './settings-routes.tsx'
import { storyRoutes } from './story-routes.tsx'
import { workspaceRoute } from './workspace-route.tsx'

const homeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/index.ts'), 'HomePage'),
})

/** Inside the frame, from which one finds the way on. */
const unknownRoute = createRoute({ getParentRoute: () => workspaceRoute, path: '$', component: () => <NotFoundPage /> })

const routeTree = rootRoute.addChildren([
  ...authRoutes,
  workspaceRoute.addChildren([homeRoute, ...storyRoutes, ...queryRoutes, ...browseRoutes, settingsRoutes, unknownRoute]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: () => <NotFoundPage />,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
  // The page scrolls inside the frame, not the window.
  scrollToTopSelectors: ['#main'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
