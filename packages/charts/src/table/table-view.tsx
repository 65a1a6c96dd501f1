import type { ColumnType } from '@insightengine/shared/result'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { shownName, type ColumnNames } from '../format/column-name.ts'
import type { TableData } from '../prepare/chart-table.ts'
import { columnWidths } from './column-widths.ts'
import { nextSort, sortRows, type TableSort } from './sort-rows.ts'
import { isRightAligned, TableCell } from './table-cell.tsx'

export interface TableViewProps extends TableData {
  title: string
  locale?: string | undefined
  /** Readers get `order_total` as “Order total”; whoever writes SQL wants the name to type. */
  columnNames?: ColumnNames
}

export const tableRowHeight = 32

/** A scrolling table that fills its box and draws only the rows in sight. */
export function TableView({ columns, values, rowCount, formats, title, locale, columnNames = 'human' }: TableViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [sort, setSort] = useState<TableSort | null>(null)
  const sortType = sort ? columns[sort.column]?.type : undefined
  const order = useMemo(
    () => (sort && sortType ? sortRows(values[sort.column] ?? [], sortType, rowCount, sort.direction) : null),
    [sort, sortType, values, rowCount],
  )
  const template = useMemo(() => {
    const widths = columnWidths({ columns, values, rowCount, ...(formats ? { formats } : {}) }, columnNames, locale)
    return widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')
  }, [columns, values, rowCount, formats, columnNames, locale])
  // Its functions change with every scroll, which is what a virtual list is; nothing here memoizes them.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rowCount, getScrollElement: () => scroller.current, estimateSize: () => tableRowHeight, overscan: 12 })

  const handleSort = (column: number, type: ColumnType) => {
    setSort(nextSort(sort, column, type))
    // Whoever sorts wants to see what comes first.
    scroller.current?.scrollTo({ top: 0 })
  }

  return (
    // The scroller takes focus so that arrow keys, Page Up and Down, Home and End move it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} tabIndex={0} role="region" aria-label={title} className="size-full overflow-auto text-sm outline-offset-[-2px]">
      <div role="table" aria-label={title} aria-rowcount={rowCount + 1} aria-colcount={columns.length} className="w-max min-w-full">
        <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
          <div role="row" aria-rowindex={1} className="grid border-b border-line-strong" style={{ gridTemplateColumns: template }}>
            {columns.map((column, index) => (
              <HeaderCell
                key={index}
                name={shownName(column.name, columnNames)}
                isRight={isRightAligned(column.type)}
                direction={sort?.column === index ? sort.direction : null}
                onSort={() => handleSort(index, column.type)}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = order?.[item.index] ?? item.index
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className="absolute inset-x-0 grid items-center border-b border-line hover:bg-hover"
                style={{ gridTemplateColumns: template, height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {columns.map((column, index) => (
                  <TableCell key={index} value={values[index]?.[row] ?? null} column={column} format={formats?.[index] ?? null} locale={locale} />
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface HeaderCellProps {
  name: string
  isRight: boolean
  direction: TableSort['direction'] | null
  onSort: () => void
}

function HeaderCell({ name, isRight, direction, onSort }: HeaderCellProps) {
  return (
    <div role="columnheader" aria-label={name} aria-sort={direction ?? 'none'} className="min-w-0">
      <button
        type="button"
        onClick={onSort}
        title={name}
        className={`group flex w-full items-center gap-1 px-3 py-1.5 text-xs font-medium text-ink-muted hover:text-ink ${isRight ? 'flex-row-reverse text-right' : 'text-left'}`}
      >
        <span className="truncate">{name}</span>
        <span aria-hidden="true" className={direction ? '' : 'opacity-0 group-hover:opacity-50'}>
          {direction === 'descending' ? '↓' : '↑'}
        </span>
      </button>
    </div>
  )
}
