import type { NumberFormat } from '@insightengine/shared/chart'
import type { ColumnMeta, ColumnType, WireValue } from '@insightengine/shared/result'
import { formatCell } from '../format/format-value.ts'

const rightAligned = new Set<ColumnType>(['integer', 'decimal', 'float'])

export function isRightAligned(type: ColumnType): boolean {
  return rightAligned.has(type)
}

interface TableCellProps {
  value: WireValue
  column: ColumnMeta
  format: NumberFormat | null
  locale: string | undefined
}

export function TableCell({ value, column, format, locale }: TableCellProps) {
  const text = formatCell(value, column, format, locale)
  return (
    <div role="cell" className={`truncate px-3 tabular-nums ${isRightAligned(column.type) ? 'text-right' : ''}`} title={text.length > 24 ? text : undefined}>
      {value === null ? <EmptyCell /> : text}
    </div>
  )
}

function EmptyCell() {
  return (
    <>
      <span aria-hidden="true" className="text-ink-faint opacity-60">
        –
      </span>
      <span className="sr-only">no value</span>
    </>
  )
}
