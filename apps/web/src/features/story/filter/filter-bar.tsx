import { must } from '@insightengine/shared/errors'
import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { trpcClient } from '../../../lib/trpc.ts'
import { DateFilter, SelectFilter, type FilterValuesLoad } from '../../../story-filters/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { FilterControlState } from './use-filter-choices.ts'

/** The page's filters as its readers will have them, with values of the author's own. */
export function FilterBar({ filters, control }: { filters: readonly StoryFilter[]; control: FilterControlState }) {
  if (filters.length === 0) return null
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      {filters.map((filter) => (
        <div key={filter.id} className="flex min-w-0 items-center gap-2">
          <span className="text-sm text-ink-muted">{filter.label}</span>
          <FilterControl filter={filter} value={control.state[filter.id] ?? null} onChange={(value) => control.choose(filter, value)} />
        </div>
      ))}
      {control.hasChoices && <Button variant="ghost" size="sm" onClick={control.reset}><RotateCcw aria-hidden />Reset</Button>}
    </div>
  )
}

interface FilterControlProps {
  filter: StoryFilter
  value: FilterValue | null
  onChange: (value: FilterValue | null) => void
}

export function FilterControl(props: FilterControlProps) {
  const { filter, value, onChange } = props
  switch (filter.type) {
    case 'select':
      return <SelectControl {...props} />
    case 'date_range':
      return <DateFilter filter={filter} value={value?.type === 'date_range' ? value : null} onChange={onChange} />
  }
}

function SelectControl({ filter, value, onChange }: FilterControlProps) {
  const { load, retry } = useFilterValues(filter)
  return <SelectFilter filter={filter} value={value?.type === 'select' ? value : null} load={load} onRetry={retry} onChange={onChange} />
}

/** The values to choose from: the author's list, or what the column holds. */
export function useFilterValues({ options, column }: StoryFilter): { load: FilterValuesLoad | null; retry: () => void } {
  const queryId = options.kind === 'query' && column !== '' ? options.queryId : null
  const { data, isError, refetch } = useQuery({
    queryKey: ['story', 'column-values', queryId, column],
    enabled: queryId !== null,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => trpcClient.query.columnValues.mutate({ queryId: must(queryId, 'a query to ask'), column }, { signal }),
  })
  const retry = () => void refetch()
  if (options.kind === 'list') return { load: { status: 'ready', values: options.values, truncated: false }, retry }
  if (queryId === null) return { load: { status: 'ready', values: [], truncated: false }, retry }
  if (isError) return { load: { status: 'failed' }, retry }
  return { load: data ? { status: 'ready', ...data } : null, retry }
}
