import { TableView } from '@insightengine/charts'
import type { SchemaTable } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SquareTerminal } from 'lucide-react'
import { Suspense } from 'react'
import { formatCompact, plural } from '../../lib/format.ts'
import { useCan } from '../../lib/session.ts'
import { trpcClient } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.tsx'
import { qualifiedName } from '../schema/index.ts'
import { LoadError } from '../shell/index.ts'

const previewRows = 100

/** What a table is about: its comment, its size and its first rows. */
export function TablePreview({ connectionId, table }: { connectionId: ConnectionId; table: SchemaTable }) {
  const mayRun = useCan('query.run')
  const sql = `select *\nfrom ${qualifiedName(table)}\nlimit ${previewRows}`
  const rows = useQuery({
    queryKey: ['table-preview', connectionId, sql],
    queryFn: ({ signal }) => trpcClient.query.run.mutate({ databaseId: connectionId, sql, maxRows: previewRows }, { signal }),
    enabled: mayRun,
    staleTime: 5 * 60_000,
  })
  const size = table.estimatedRows === null ? null : `about ${formatCompact(table.estimatedRows)} rows`
  return (
    <section aria-label={table.name} className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex flex-wrap items-start justify-between gap-3 border-b border-line px-4 py-3">
        <div className="min-w-0">
          <h2 className="truncate text-md">{table.name}</h2>
          <p className="text-sm text-ink-muted">{[table.comment, plural(table.columns.length, 'column'), size].filter(Boolean).join(' · ')}</p>
        </div>
        {mayRun && (
          <Button asChild>
            <Link to="/queries/new" search={{ databaseId: connectionId, sql }}><SquareTerminal aria-hidden />Write a query</Link>
          </Button>
        )}
      </header>
      <div className="min-h-0 flex-1">
        {!mayRun && <EmptyState icon={<SquareTerminal />} title="Rows are for people who run queries">Your role shows you tables and columns only.</EmptyState>}
        {rows.isLoading && <RowsSkeleton />}
        {rows.isError && <LoadError error={rows.error} what="the rows" onRetry={() => void rows.refetch()} className="m-4" />}
        {rows.data && (rows.data.rowCount === 0 ? <EmptyState icon={<SquareTerminal />} title="This table is empty" /> : <Suspense fallback={<RowsSkeleton />}><TableView title={`First rows of ${table.name}`} columns={rows.data.columns} values={rows.data.values} rowCount={rows.data.rowCount} columnNames="raw" /></Suspense>)}
      </div>
    </section>
  )
}

function RowsSkeleton() {
  return (
    <SkeletonGroup label="Loading rows" className="space-y-3 p-4">
      {Array.from({ length: 8 }, (_, row) => <Skeleton key={row} className="h-4 w-full" />)}
    </SkeletonGroup>
  )
}
