import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Database } from 'lucide-react'
import { engineNames } from '../../lib/engine-names.ts'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListSkeleton, LoadError, Page } from '../shell/index.ts'

/** The databases one can look into. */
export function ConnectionChooser() {
  const connections = useQuery(trpc.connection.list.queryOptions())
  const canConnect = useCan('connection.create')
  const addButton = canConnect && <Button asChild variant="primary"><Link to="/settings/connections" search={{ add: true }}>Add a connection</Link></Button>
  return (
    <Page title="Browse data" description="Look at the tables of your databases before you write a query.">
      {connections.isPending && <ListSkeleton label="Loading your connections" rows={3} />}
      {connections.isError && <LoadError error={connections.error} what="your connections" onRetry={() => void connections.refetch()} />}
      {connections.data?.length === 0 && (
        <EmptyState icon={<Database />} title="No database is connected yet" action={addButton}>
          {canConnect ? 'Connect one to see its tables here.' : 'Ask an owner or admin of your organisation to connect one.'}
        </EmptyState>
      )}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {connections.data?.map((connection) => (
          <li key={connection.id}>
            <Link
              to="/browse/$connectionId"
              params={{ connectionId: connection.id }}
              className="flex h-full items-start gap-3 rounded-md border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong hover:bg-hover"
            >
              <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-primary-soft text-primary-ink"><Database className="size-4" aria-hidden /></span>
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-2 font-medium">{connection.name}{connection.isSample && <Badge>Sample</Badge>}</span>
                <span className="mt-0.5 block truncate text-sm text-ink-muted">{engineNames[connection.type]} · {connection.database}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
