import type { QuerySummary } from '@insightengine/shared/query'
import { Link } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { useCan } from '../../lib/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table.tsx'
import { KindIcon } from '../search/index.ts'
import { QueryMenu } from './query-menu.tsx'
import { useToggleFavorite } from './use-toggle-favorite.ts'

export function QueryTable({ queries }: { queries: readonly QuerySummary[] }) {
  const toggleFavorite = useToggleFavorite()
  const canUpdate = useCan('query.update')
  return (
    <Table aria-label="Queries">
      <TableHead>
        <tr>
          <TableHeaderCell>Name</TableHeaderCell>
          <TableHeaderCell className="max-md:hidden">Database</TableHeaderCell>
          <TableHeaderCell className="max-lg:hidden">Owner</TableHeaderCell>
          <TableHeaderCell className="max-md:hidden">Changed</TableHeaderCell>
          <TableHeaderCell><span className="sr-only">Actions</span></TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {queries.map((query) => (
          // The name's link covers the row, so that all of it can be clicked and only one thing is read aloud.
          <TableRow key={query.id} className="relative">
            <TableCell className="w-full max-w-0">
              <div className="flex items-center gap-3">
                <KindIcon kind="query" />
                <div className="min-w-0">
                  <Link to="/queries/$queryId" params={{ queryId: query.id }} className="block rounded-xs font-medium max-md:line-clamp-2 md:truncate after:absolute after:inset-0">{query.name}</Link>
                  {query.description && <p className="truncate text-sm text-ink-faint max-md:hidden">{query.description}</p>}
                  <p className="truncate text-sm text-ink-faint md:hidden">{query.databaseName}, {formatRelative(query.updatedAt)}</p>
                </div>
              </div>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted max-md:hidden">{query.databaseName}</TableCell>
            <TableCell className="max-lg:hidden">
              {query.createdBy && <span className="flex items-center gap-2 whitespace-nowrap text-ink-muted"><Avatar name={query.createdBy.fullName} size="xs" />{query.createdBy.fullName}</span>}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted max-md:hidden"><time dateTime={query.updatedAt} title={formatDateTime(query.updatedAt)}>{formatRelative(query.updatedAt)}</time></TableCell>
            <TableCell className="relative z-1 w-0">
              <div className="flex">
                {canUpdate && (
                  <IconButton label={query.isFavorite ? `Remove ${query.name} from favourites` : `Add ${query.name} to favourites`} hasTooltip={false} aria-pressed={query.isFavorite} onClick={() => toggleFavorite(query)} className="aria-pressed:bg-transparent">
                    <Star className={cx(query.isFavorite && 'fill-warning text-warning')} />
                  </IconButton>
                )}
                <QueryMenu query={query} />
              </div>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
