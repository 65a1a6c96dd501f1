import type { QueryId } from '@insightengine/shared/ids'
import type { QuerySummary } from '@insightengine/shared/query'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Star } from 'lucide-react'
import { useState } from 'react'
import { errorWords } from '../../../lib/error-words.ts'
import { trpc } from '../../../lib/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Notice } from '../../../ui/notice.tsx'
import { SearchInput } from '../../../ui/search-input.tsx'
import { Skeleton, SkeletonGroup } from '../../../ui/skeleton.tsx'

interface QueryPickerProps {
  value: QueryId | null
  onChange: (query: QuerySummary) => void
  className?: string
}

/** One of the workspace's saved queries, found by name. */
export function QueryPicker({ value, onChange, className }: QueryPickerProps) {
  const [search, setSearch] = useState('')
  const { data, error, refetch } = useQuery(trpc.query.list.queryOptions({ limit: 50, ...(search ? { search } : {}) }, { placeholderData: keepPreviousData }))
  return (
    <section aria-label="Saved queries" className={cx('flex min-h-0 shrink-0 flex-col gap-2', className)}>
      <SearchInput value={search} onSearch={setSearch} label="Search saved queries" />
      {error && <Notice tone="danger" title={errorWords(error).title} action={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{errorWords(error).next}</Notice>}
      {!data && !error && (
        <SkeletonGroup label="Loading queries" className="space-y-1.5">
          {[0, 1, 2, 3, 4].map((row) => <Skeleton key={row} className="h-11 w-full" />)}
        </SkeletonGroup>
      )}
      {data && (
        <ul className="-mx-1 min-h-24 flex-1 overflow-y-auto px-1">
          {data.map((query) => (
            <li key={query.id}>
              <button
                type="button"
                aria-pressed={query.id === value}
                onClick={() => onChange(query)}
                className="flex w-full items-center gap-2 rounded-sm px-2.5 py-1.5 text-left hover:bg-hover aria-pressed:bg-selected"
              >
                <span className="min-w-0 flex-1">
                  <span className={cx('block truncate', query.id === value && 'font-medium')}>{query.name}</span>
                  <span className="block truncate text-sm text-ink-faint">{query.databaseName}</span>
                </span>
                {query.isFavorite && <Star className="size-3.5 shrink-0 fill-warning text-warning" aria-label="Favourite" />}
              </button>
            </li>
          ))}
          {data.length === 0 && <li className="px-2 py-6 text-center text-sm text-ink-faint">{search ? 'No query of that name.' : 'No saved queries yet.'}</li>}
        </ul>
      )}
      <Button variant="ghost" size="sm" asChild className="self-start"><Link to="/queries/new"><Plus aria-hidden />Write a new query</Link></Button>
    </section>
  )
}
