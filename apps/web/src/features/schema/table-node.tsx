import type { SchemaTable } from '@insightengine/shared/connection'
import { ChevronRight, Eye, KeyRound, Plus, Table2, View } from 'lucide-react'
import { useState } from 'react'
import { formatCompact } from '../../lib/format.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ColumnTypeIcon } from './column-type-icon.tsx'
import { qualifiedName, quoteIdentifier } from './identifiers.ts'

interface TableNodeProps {
  table: SchemaTable
  isOpenAtFirst: boolean
  isSelected: boolean
  onInsert: ((sql: string) => void) | undefined
  onPreview: ((table: SchemaTable) => void) | undefined
  /** Opening a table also shows its rows. */
  isPreviewedOnOpen: boolean
}

/** A table that opens to its columns. */
export function TableNode({ table, isOpenAtFirst, isSelected, onInsert, onPreview, isPreviewedOnOpen }: TableNodeProps) {
  // Null until the person opens or closes it; until then the search decides.
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = chosen ?? isOpenAtFirst
  const name = table.schema === 'public' ? table.name : `${table.schema}.${table.name}`
  const Icon = table.kind === 'view' ? View : Table2
  const handleToggle = () => {
    setChosen(!isOpen)
    if (isPreviewedOnOpen && !isOpen) onPreview?.(table)
  }
  return (
    <li>
      <div className={cx('group flex items-center rounded-sm pr-1 hover:bg-hover', isSelected && 'bg-selected')}>
        <button type="button" aria-expanded={isOpen} onClick={handleToggle} title={table.comment ?? undefined} className="flex h-8 min-w-0 flex-1 items-center gap-1.5 px-1.5 text-left text-base pointer-coarse:h-10">
          <ChevronRight className={cx('size-3.5 shrink-0 text-ink-faint transition-transform', isOpen && 'rotate-90')} aria-hidden />
          <Icon className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="truncate">{name}</span>
          {table.estimatedRows !== null && <span className="ml-auto pl-2 text-xs text-ink-faint tabular-nums" title="Rows, as the database estimates">{formatCompact(table.estimatedRows)}</span>}
        </button>
        {onPreview && <IconButton label={`Show rows of ${name}`} size="sm" onClick={() => onPreview(table)} className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"><Eye /></IconButton>}
        {onInsert && <IconButton label={`Insert ${name}`} size="sm" onClick={() => onInsert(qualifiedName(table))} className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"><Plus /></IconButton>}
      </div>
      {isOpen && (
        <ul className="mb-1 ml-4 border-l border-line pl-1.5">
          {table.columns.map((column) => {
            const content = (
              <>
                <ColumnTypeIcon type={column.columnType} />
                <span className="truncate">{column.name}</span>
                {column.isPrimaryKey && <KeyRound className="size-3 shrink-0 text-accent-ink" aria-label="primary key" role="img" />}
                <span className="ml-auto truncate pl-2 text-xs text-ink-faint">{column.type}</span>
              </>
            )
            const rowStyle = 'flex h-7 w-full items-center gap-1.5 rounded-sm px-1.5 text-left text-sm text-ink-muted pointer-coarse:h-9'
            return (
              <li key={column.name} title={column.comment ?? undefined}>
                {onInsert ? (
                  <button type="button" className={cx(rowStyle, 'hover:bg-hover hover:text-ink')} aria-label={`Insert ${column.name}`} onClick={() => onInsert(quoteIdentifier(column.name))}>{content}</button>
                ) : (
                  <div className={rowStyle}>{content}</div>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </li>
  )
}
