import type { Connection } from '@insightengine/shared/connection'
import { Link } from '@tanstack/react-router'
import { Plug, TriangleAlert } from 'lucide-react'
import { engineNames } from '../../lib/engine-names.ts'
import { queryFailureWords } from '../../lib/error-words.ts'
import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { useCan } from '../../lib/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { KindIcon } from '../search/index.ts'
import { ConnectionMenu } from './connection-menu.tsx'
import { ConnectionStatusBadge } from './connection-status-badge.tsx'
import { useRetestConnection } from './use-retest-connection.ts'

export function ConnectionRow({ connection, onEdit }: { connection: Connection; onEdit: () => void }) {
  const canEdit = useCan('connection.update')
  const retest = useRetestConnection(connection)
  const { name, type, host, port, database, username, isSample, lastFailure, lastTestedAt, warnings } = connection
  const words = lastFailure && queryFailureWords(lastFailure)
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <KindIcon kind="connection" />
        <div className="min-w-40 flex-1">
          <p className="flex items-center gap-2">
            <Link to="/browse/$connectionId" params={{ connectionId: connection.id }} className="truncate rounded-xs font-medium underline-offset-3 hover:underline">{name}</Link>
            {isSample && <Badge tone="accent">Sample data</Badge>}
          </p>
          <p className="truncate text-sm text-ink-faint">{engineNames[type]}, {username} at {host}:{port}/{database}</p>
        </div>
        <div className="flex items-center gap-2 max-sm:w-full max-sm:pl-10">
          <span className="max-sm:flex-1 sm:text-right">
            <ConnectionStatusBadge status={retest.isPending ? 'testing' : connection.status} />
            {lastTestedAt && <span className="mt-0.5 block text-xs text-ink-faint" title={formatDateTime(lastTestedAt)}>tested {formatRelative(lastTestedAt)}</span>}
          </span>
          {canEdit && <Button size="sm" isBusy={retest.isPending} onClick={retest.start}><Plug aria-hidden />Test</Button>}
          <ConnectionMenu connection={connection} onEdit={onEdit} />
        </div>
      </div>
      {words && (
        <Notice tone="danger" className="mt-3" title={words.title}>
          {words.next} {lastFailure.message && <code className="mt-1 block text-xs break-words">{lastFailure.message}</code>}
        </Notice>
      )}
      {!words && warnings.length > 0 && (
        <ul className="mt-2 space-y-1 pl-10 text-sm text-warning-ink">
          {warnings.map((warning) => <li key={warning} className="flex gap-1.5"><TriangleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden />{warning}</li>)}
        </ul>
      )}
    </li>
  )
}
