import { createRoute } from '@tanstack/react-router'
import { ConnectionId } from '@insightengine/shared/ids'
import { z } from 'zod'
import { NotFoundPage } from '../features/shell/index.ts'
import { workspaceRoute } from './workspace-route.tsx'

const connectionsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/browse',
  loader: () => import('../features/browse/index.ts'),
  component: Connections,
})

/** `table` is `schema.name` of the table on screen. */
const connectionRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/browse/$connectionId',
  validateSearch: z.object({ table: z.string().max(300).optional().catch(undefined) }),
  loader: () => import('../features/browse/index.ts'),
  component: ConnectionTables,
})

function Connections() {
  const { BrowsePage } = connectionsRoute.useLoaderData()
  return <BrowsePage connectionId={null} table={null} />
}

function ConnectionTables() {
  const { BrowsePage } = connectionRoute.useLoaderData()
  const connectionId = ConnectionId.safeParse(connectionRoute.useParams().connectionId)
  const { table } = connectionRoute.useSearch()
  return connectionId.success ? <BrowsePage key={connectionId.data} connectionId={connectionId.data} table={table ?? null} /> : <NotFoundPage />
}

export const browseRoutes = [connectionsRoute, connectionRoute] as const
