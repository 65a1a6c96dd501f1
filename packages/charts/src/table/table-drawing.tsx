import type { ResultDrawingProps } from '../kind/chart-kind.ts'
import { ChartProblemView } from '../view/chart-states.tsx'
import { noteWords } from '../view/chart-words.ts'
import { TableView } from './table-view.tsx'

/** A result as the table it is. */
export function TableDrawing({ result, title, locale }: ResultDrawingProps) {
  if (result.rowCount === 0) return <ChartProblemView problem={{ kind: 'empty' }} />
  return (
    <div className="flex size-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <TableView columns={result.columns} values={result.values} rowCount={result.rowCount} title={title} locale={locale} />
      </div>
      {result.truncated && <p className="shrink-0 pt-1 text-xs text-ink-faint">{noteWords({ kind: 'truncated', rows: result.rowCount })}</p>}
    </div>
  )
}
