import type { SchemaTable } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { RefreshCw, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { errorWords } from '../../lib/error-words.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { InputWithIcon } from '../../ui/input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.tsx'
import { filterTables } from './filter-tables.ts'
import { TableNode } from './table-node.tsx'
import { useSchema } from './use-schema.ts'

interface SchemaPanelProps {
  connectionId: ConnectionId
  /** Puts a table's or column's name where the person is writing. */
  onInsert?: (sql: string) => void
  onPreview?: (table: SchemaTable) => void
  /** Where the rows have a place beside the panel. */
  isPreviewedOnOpen?: boolean
  /** `schema.name` of the table on screen. */
  selected?: string | null
}

/** The tables of a connection, searchable, each with its columns and their types. */
export function SchemaPanel({ connectionId, onInsert, onPreview, isPreviewedOnOpen = false, selected }: SchemaPanelProps) {
  const schema = useSchema(connectionId)
  const [typed, setTyped] = useState('')
  const searched = useDeferredValue(typed)
  const error = schema.error ?? schema.refreshError
  const found = schema.data ? filterTables(schema.data.tables, searched) : []
  return (
    <section aria-label="Tables" className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex items-center gap-1 border-b border-line p-2">
        <InputWithIcon icon={<Search />} type="search" aria-label="Find a table or column" placeholder="Find a table or column" value={typed} onChange={(event) => setTyped(event.target.value)} className="flex-1" />
        <IconButton label="Read the tables again" onClick={schema.refresh} disabled={schema.isRefreshing} className={schema.isRefreshing ? '[&_svg]:animate-spin' : undefined}><RefreshCw /></IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {error && (
          <Notice tone="danger" title={errorWords(error).title} action={<Button size="sm" onClick={() => void schema.refetch()}>Try again</Button>}>{errorWords(error).next}</Notice>
        )}
        {schema.isPending && <SchemaSkeleton />}
        {schema.data && schema.data.tables.length === 0 && <p className="p-3 text-sm text-ink-muted">This database has no tables that its account may read.</p>}
        {schema.data && schema.data.tables.length > 0 && found.length === 0 && <p className="p-3 text-sm text-ink-muted">Nothing is called “{searched}”.</p>}
        <ul>
          {found.map(({ table, isByColumn }) => {
            const key = `${table.schema}.${table.name}`
            return <TableNode key={key} table={table} isOpenAtFirst={isByColumn} isSelected={key === selected} onInsert={onInsert} onPreview={onPreview} isPreviewedOnOpen={isPreviewedOnOpen} />
          })}
        </ul>
      </div>
    </section>
  )
}

function SchemaSkeleton() {
  return (
    <SkeletonGroup label="Reading the tables" className="space-y-2 p-2">
      {[62, 48, 70, 55, 40, 66].map((width, row) => <Skeleton key={row} className="h-4" style={{ width: `${width}%` }} />)}
    </SkeletonGroup>
  )
}
