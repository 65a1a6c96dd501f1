import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { z } from 'zod'
import { NotFoundPage } from '../features/shell/index.ts'
import { ListSearch } from './list-search.ts'
import { workspaceRoute } from './workspace-route.tsx'

const queriesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/queries',
  validateSearch: ListSearch.extend({ favorites: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/query-list/index.ts'), 'QueryListPage'),
})

/** A query that is not saved yet may start on a given database and with given text. */
const newQueryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/queries/new',
  validateSearch: z.object({ databaseId: ConnectionId.optional().catch(undefined), sql: z.string().max(20_000).optional().catch(undefined) }),
  loader: () => import('../features/query/index.ts'),
  component: NewQuery,
})

const queryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/queries/$queryId',
  loader: () => import('../features/query/index.ts'),
  component: SavedQuery,
})

function NewQuery() {
  const { QueryPage } = newQueryRoute.useLoaderData()
  const { databaseId, sql } = newQueryRoute.useSearch()
  return <QueryPage key="new" queryId={null} start={{ databaseId: databaseId ?? null, sql: sql ?? '' }} />
}

function SavedQuery() {
  const { QueryPage } = queryRoute.useLoaderData()
  const queryId = QueryId.safeParse(queryRoute.useParams().queryId)
  return queryId.success ? <QueryPage key={queryId.data} queryId={queryId.data} /> : <NotFoundPage />
}

export const queryRoutes = [queriesRoute, newQueryRoute, queryRoute] as const
