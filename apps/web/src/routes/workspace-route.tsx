import { createRoute, redirect } from '@tanstack/react-router'
import { ErrorPage, WorkspaceFrame } from '../features/shell/index.ts'
import { findMe } from '../lib/session.ts'
import { rootRoute } from './root-route.tsx'

/** Everything that needs somebody signed in, inside the frame of top bar and sidebar. */
export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'workspace',
  beforeLoad: async ({ location }) => {
    const me = await findMe()
    if (!me) throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } })
    return { me }
  },
  component: WorkspaceFrame,
  errorComponent: ErrorPage,
})
