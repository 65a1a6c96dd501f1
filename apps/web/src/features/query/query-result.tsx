import { TableView } from '@insightengine/charts'
import type { RunQueryOutput } from '@insightengine/shared/query'
import { Play, Rows3 } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { formatDuration, formatNumber, formatRelative, plural } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Shortcut } from '../../ui/kbd.tsx'
import { QueryFailure } from './query-failure.tsx'
import { resultOf, type QueryRun } from './query-run.ts'

interface QueryResultProps {
  run: QueryRun
  onRun: () => void
  /** Asks the database again although a fresh result is kept. */
  onRefresh: () => void
}

export function QueryResult({ run, onRun, onRefresh }: QueryResultProps) {
  const result = resultOf(run)
  return (
    <section aria-label="Result" aria-busy={run.status === 'running'} className="flex h-full min-h-0 flex-col bg-surface">
      {run.status === 'running' && <RunningBar startedAt={run.startedAt} />}
      {run.status === 'failed' && <div className="p-3"><QueryFailure failure={run.failure} onRetry={onRun} /></div>}
      {run.status === 'done' && <ResultLine result={run.result} onRefresh={onRefresh} />}
      {result ? <Rows result={result} isOld={run.status !== 'done'} /> : run.status === 'idle' && <BeforeFirstRun />}
    </section>
  )
}

function BeforeFirstRun() {
  return (
    <EmptyState icon={<Play />} title="Run the query to see its rows here" className="my-auto">
      Press <Shortcut keys="mod+enter" /> in the editor. With part of the text selected, only that part runs.
    </EmptyState>
  )
}

function Rows({ result, isOld }: { result: RunQueryOutput; isOld: boolean }) {
  if (result.rowCount === 0)
    return <EmptyState icon={<Rows3 />} title="No rows" className="my-auto">The query ran and found nothing. Check its conditions.</EmptyState>
  return (
    <div className={isOld ? 'min-h-0 flex-1 opacity-50 transition-opacity' : 'min-h-0 flex-1'}>
      {/* The table's code comes with the first rows; without a boundary of its own the whole page would hide meanwhile, and the editor lose the focus. */}
      <Suspense>
        <TableView title="Rows of the result" columns={result.columns} values={result.values} rowCount={result.rowCount} columnNames="raw" />
      </Suspense>
    </div>
  )
}

function ResultLine({ result, onRefresh }: { result: RunQueryOutput; onRefresh: () => void }) {
  const cut = result.truncated === 'rows' ? `first ${plural(result.rowCount, 'row')}; there are more` : 'cut where it grew too large; there are more rows'
  return (
    <p role="status" className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-sm text-ink-muted tabular-nums">
      <span className="font-medium text-ink">{result.truncated ? `${formatNumber(result.rowCount)}+ rows` : plural(result.rowCount, 'row')}</span>
      <span>· {formatDuration(result.executionTimeMs)}</span>
      {result.truncated && <span className="rounded-xs bg-warning-soft px-1.5 text-warning-ink">{cut}</span>}
      {result.fromCache && (
        <>
          <span>· kept from {formatRelative(result.computedAt)}</span>
          <Button variant="link" size="sm" onClick={onRefresh}>Ask the database again</Button>
        </>
      )}
    </p>
  )
}

function RunningBar({ startedAt }: { startedAt: number }) {
  const [now, setNow] = useState(startedAt)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="relative flex h-9 shrink-0 items-center gap-3 overflow-hidden border-b border-line px-3 text-sm text-ink-muted">
      <span className="absolute inset-x-0 top-0 h-0.5 overflow-hidden"><span className="block h-full w-1/3 animate-indeterminate bg-primary" /></span>
      <span role="status">Running</span>
      <span className="tabular-nums" aria-hidden>{formatDuration(Math.max(0, now - startedAt))}</span>
    </div>
  )
}
