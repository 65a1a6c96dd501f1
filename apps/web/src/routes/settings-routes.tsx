import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { workspaceRoute } from './workspace-route.tsx'

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsFrame'),
})

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile', replace: true })
  },
})

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'ProfilePage'),
})

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'MembersPage'),
})

/** `add` opens the form for a new connection, so that any page can link to it. */
const connectionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/connections',
  validateSearch: z.object({ add: z.boolean().optional().catch(undefined), edit: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'ConnectionsPage'),
})

const appearanceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/appearance',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'AppearancePage'),
})

export const settingsRoutes = settingsRoute.addChildren([settingsIndexRoute, profileRoute, membersRoute, connectionsRoute, appearanceRoute])
