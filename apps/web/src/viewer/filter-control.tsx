import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { DateFilter } from './date-filter.tsx'
import { SelectFilter } from './select-filter.tsx'

interface FilterControlProps {
  token: string
  filter: StoryFilter
  value: FilterValue | null
  onChange: (value: FilterValue | null) => void
}

export function FilterControl({ token, filter, value, onChange }: FilterControlProps) {
  switch (filter.type) {
    case 'select':
      return <SelectFilter token={token} filter={filter} value={value?.type === 'select' ? value : null} onChange={onChange} />
    case 'date_range':
      return <DateFilter filter={filter} value={value?.type === 'date_range' ? value : null} onChange={onChange} />
  }
}
