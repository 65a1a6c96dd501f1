import type { QueryRun } from '@insightengine/shared/query'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleSlash, History } from 'lucide-react'
import { queryFailureWords } from '../../lib/error-words.ts'
import { formatDuration, formatRelative, plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListSkeleton, LoadError } from '../shell/index.ts'

const icons = {
  succeeded: <CircleCheck className="size-4 text-success-ink" aria-label="succeeded" role="img" />,
  failed: <CircleAlert className="size-4 text-danger-ink" aria-label="failed" role="img" />,
  cancelled: <CircleSlash className="size-4 text-ink-faint" aria-label="cancelled" role="img" />,
} as const

/** This person's last runs; choosing one puts its SQL into the editor. */
export function HistoryList({ onChoose }: { onChoose: (run: QueryRun) => void }) {
  const history = useQuery(trpc.query.history.queryOptions({ limit: 100 }))
  if (history.isPending) return <ListSkeleton label="Loading your history" rows={4} />
  if (history.isError) return <LoadError error={history.error} what="your history" onRetry={() => void history.refetch()} className="m-3" />
  if (history.data.length === 0) return <EmptyState icon={<History />} title="No runs yet">Every query you run is listed here, so that none is lost.</EmptyState>
  return (
    <ul aria-label="Your last runs" className="h-full divide-y divide-line overflow-y-auto">
      {history.data.map((run) => (
        <li key={run.id}>
          <button type="button" onClick={() => onChoose(run)} className="flex w-full items-start gap-2.5 px-3 py-2 text-left -outline-offset-2 hover:bg-hover">
            <span className="mt-0.5">{icons[run.status]}</span>
            <span className="min-w-0 flex-1">
              <code className="line-clamp-2 font-mono text-xs break-words text-ink">{run.sql}</code>
              <span className="mt-0.5 block text-xs text-ink-faint">{describeRun(run)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function describeRun({ databaseName, failure, rowCount, executionTimeMs, startedAt }: QueryRun): string {
  const outcome = failure ? queryFailureWords(failure).title : rowCount === null ? null : plural(rowCount, 'row')
  return [databaseName, outcome, executionTimeMs === null ? null : formatDuration(executionTimeMs), formatRelative(startedAt)].filter((part) => part !== null).join(' · ')
}
