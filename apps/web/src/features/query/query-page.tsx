import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Database, Lock } from 'lucide-react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMarkOpened } from '../search/index.ts'
import { ListSkeleton, LoadError, Page } from '../shell/index.ts'
import { QueryWorkspace } from './query-workspace.tsx'

interface QueryPageProps {
  /** Null for a query that is not saved yet. */
  queryId: QueryId | null
  /** What an unsaved query begins with. */
  start?: { databaseId: ConnectionId | null; sql: string }
}

export function QueryPage({ queryId, start }: QueryPageProps) {
  const mayRun = useCan('query.run')
  if (!mayRun)
    return (
      <Page title="Query">
        <EmptyState icon={<Lock />} title="Your role does not run queries">Ask an owner or admin of your organisation to make you an analyst.</EmptyState>
      </Page>
    )
  return queryId ? <SavedQueryPage queryId={queryId} /> : <NewQueryPage start={start ?? { databaseId: null, sql: '' }} />
}

function SavedQueryPage({ queryId }: { queryId: QueryId }) {
  const connections = useQuery(trpc.connection.list.queryOptions())
  const saved = useQuery(trpc.query.get.queryOptions({ id: queryId }))
  useDocumentTitle(saved.data?.name ?? 'Query')
  useMarkOpened('query', queryId)
  const failed = [saved, connections].find((query) => query.isError)
  if (failed) return <Page title="Query"><LoadError error={failed.error} what="the query" onRetry={() => void failed.refetch()} /></Page>
  if (!saved.data || !connections.data) return <ListSkeleton label="Loading the query" />
  return <QueryWorkspace connections={connections.data} saved={saved.data} start={{ databaseId: saved.data.databaseId, sql: saved.data.sql }} />
}

function NewQueryPage({ start }: { start: { databaseId: ConnectionId | null; sql: string } }) {
  const connections = useQuery(trpc.connection.list.queryOptions())
  const canConnect = useCan('connection.create')
  useDocumentTitle('New query')
  if (connections.isError) return <Page title="New query"><LoadError error={connections.error} what="your connections" onRetry={() => void connections.refetch()} /></Page>
  if (!connections.data) return <ListSkeleton label="Loading your connections" />
  const [first] = connections.data
  if (!first)
    return (
      <Page title="New query">
        <EmptyState
          icon={<Database />}
          title="Connect a database first"
          action={canConnect && <Button asChild variant="primary"><Link to="/settings/connections" search={{ add: true }}>Add a connection</Link></Button>}
        >
          {canConnect ? 'Then write SQL on it here.' : 'Ask an owner or admin of your organisation to add one.'}
        </EmptyState>
      </Page>
    )
  const databaseId = connections.data.find(({ id }) => id === start.databaseId)?.id ?? first.id
  return <QueryWorkspace connections={connections.data} saved={null} start={{ databaseId, sql: start.sql }} />
}
