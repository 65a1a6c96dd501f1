import type { SchemaTable } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, Table2 } from 'lucide-react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { trpc } from '../../lib/trpc.ts'
import { useMedia, wideScreen } from '../../lib/use-media.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { SchemaPanel, useSchema } from '../schema/index.ts'
import { LoadError, Page, TopBarSlot } from '../shell/index.ts'
import { TablePreview } from './table-preview.tsx'

interface TableBrowserProps {
  connectionId: ConnectionId
  selected: string | null
}

/** Tables at the side, the chosen one's first rows and columns in the middle. */
export function TableBrowser({ connectionId, selected }: TableBrowserProps) {
  const connection = useQuery(trpc.connection.get.queryOptions({ id: connectionId }))
  const schema = useSchema(connectionId)
  const navigate = useNavigate()
  const isWide = useMedia(wideScreen)
  const table = schema.data?.tables.find(({ schema: of, name }) => `${of}.${name}` === selected) ?? null
  useDocumentTitle(table?.name ?? connection.data?.name ?? 'Browse data')
  if (connection.isError) return <Page title="Browse data"><LoadError error={connection.error} what="this connection" onRetry={() => void connection.refetch()} /></Page>

  const open = (next: SchemaTable) => void navigate({ to: '/browse/$connectionId', params: { connectionId }, search: { table: `${next.schema}.${next.name}` } })
  const panel = <SchemaPanel connectionId={connectionId} onPreview={open} isPreviewedOnOpen={isWide} selected={selected} />
  const content = table ? (
    <TablePreview key={selected} connectionId={connectionId} table={table} />
  ) : (
    <EmptyState icon={<Table2 />} title={selected && schema.data ? 'This table is not here any more' : 'Choose a table'} className="pt-24">
      Open one at the side to see its columns and its first rows.
    </EmptyState>
  )
  return (
    <div className="flex h-full flex-col">
      <TopBarSlot place="start">
        <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-2 text-base">
          <Link to="/browse" className="text-ink-muted hover:text-ink">Browse data</Link>
          <span className="text-ink-faint" aria-hidden>/</span>
          <h1 className="truncate font-medium">{connection.data?.name ?? '…'}</h1>
        </nav>
      </TopBarSlot>
      {isWide ? (
        <SplitPane direction="row" first={panel} second={content} defaultSizePx={300} minSizePx={220} minOtherPx={360} label="Resize the tables" storageKey="browse-tables-width" className="min-h-0 flex-1" />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col">
          {table && <Link to="/browse/$connectionId" params={{ connectionId }} className="flex items-center gap-1 border-b border-line px-3 py-2.5 text-base text-primary-ink"><ChevronLeft className="size-4" aria-hidden />All tables</Link>}
          <div className="min-h-0 flex-1">{table ? content : panel}</div>
        </div>
      )}
    </div>
  )
}
