import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { DateFilter, SelectFilter } from '../story-filters/index.ts'
import { useFilterValues } from './use-filter-values.ts'

interface FilterControlProps {
  token: string
  filter: StoryFilter
  value: FilterValue | null
  onChange: (value: FilterValue | null) => void
}

export function FilterControl({ token, filter, value, onChange }: FilterControlProps) {
  switch (filter.type) {
    case 'select':
      return <PublishedSelect token={token} filter={filter} value={value} onChange={onChange} />
    case 'date_range':
      return <DateFilter filter={filter} value={value?.type === 'date_range' ? value : null} onChange={onChange} />
  }
}

function PublishedSelect({ token, filter, value, onChange }: FilterControlProps) {
  const { load, retry } = useFilterValues(token, filter)
  return <SelectFilter filter={filter} value={value?.type === 'select' ? value : null} load={load} onRetry={retry} onChange={onChange} />
}
