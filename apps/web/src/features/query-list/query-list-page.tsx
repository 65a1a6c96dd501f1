import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Code, Plus } from 'lucide-react'
import { useState } from 'react'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ListSkeleton, LoadError, Page } from '../shell/index.ts'
import { QueryTable } from './query-table.tsx'

const route = getRouteApi('/workspace/queries')
const options = [
  { value: 'all', label: 'All' },
  { value: 'favorites', label: 'Favourites' },
] as const
const pageSize = 50
const longest = 200

export function QueryListPage() {
  const { q = '', favorites = false } = route.useSearch()
  const navigate = route.useNavigate()
  const canCreate = useCan('query.create')
  const [limit, setLimit] = useState(pageSize)
  const queries = useQuery(trpc.query.list.queryOptions({ search: q, limit }, { placeholderData: keepPreviousData }))
  const shown = favorites ? queries.data?.filter(({ isFavorite }) => isFavorite) : queries.data
  const isFiltered = q !== '' || favorites
  const newQuery = <Button asChild variant="primary"><Link to="/queries/new"><Plus aria-hidden />New query</Link></Button>

  return (
    <Page title="Queries" description="Saved SQL. Each can be drawn on any number of story cards." actions={canCreate && newQuery}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search queries"
          value={q}
          onSearch={(text) => void navigate({ search: (old) => ({ ...old, q: text || undefined }), replace: true })}
          className="w-full sm:w-72"
        />
        <SegmentedControl
          label="Which queries"
          options={options}
          value={favorites ? 'favorites' : 'all'}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, favorites: next === 'favorites' || undefined }), replace: true })}
        />
      </div>
      <Card className="overflow-hidden">
        {queries.isPending && <ListSkeleton label="Loading queries" />}
        {queries.isError && <LoadError className="m-3" what="the queries" error={queries.error} onRetry={() => void queries.refetch()} />}
        {shown?.length === 0 &&
          (isFiltered ? (
            <EmptyState icon={<Code />} title="No query fits" action={<Button onClick={() => void navigate({ search: {}, replace: true })}>Show all queries</Button>}>
              {favorites ? 'Mark a query with the star to find it here.' : 'Try fewer letters.'}
            </EmptyState>
          ) : (
            <EmptyState icon={<Code />} title="No saved queries yet" action={canCreate && newQuery}>
              Write SQL against a connected database, run it, and save what is worth keeping. Story cards draw from saved queries.
            </EmptyState>
          ))}
        {shown && shown.length > 0 && <QueryTable queries={shown} />}
      </Card>
      {queries.data?.length === limit && limit < longest && (
        <div className="mt-4 text-center"><Button onClick={() => setLimit(Math.min(longest, limit * 2))} isBusy={queries.isFetching}>Show more</Button></div>
      )}
    </Page>
  )
}
