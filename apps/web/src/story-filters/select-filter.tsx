import { formatCategory } from '@insightengine/charts'
import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { ChevronDown } from 'lucide-react'
import { Combobox } from '../ui/combobox.tsx'
import { controlStyle } from '../ui/input.tsx'
import { selectOptions, type SelectOption } from './select-options.ts'
import type { FilterValuesLoad } from './filter-values.ts'

type SelectValue = Extract<FilterValue, { type: 'select' }>

interface SelectFilterProps {
  filter: StoryFilter
  value: SelectValue | null
  /** Null while the values are on their way. */
  load: FilterValuesLoad | null
  onRetry: () => void
  onChange: (value: FilterValue | null) => void
}

/** Above this many values a list is searched rather than read. */
const mostToRead = 8

export function SelectFilter({ filter, value, load, onRetry, onChange }: SelectFilterProps) {
  if (!load) return <span className="h-8 w-36 animate-pulse-soft rounded-sm bg-line pointer-coarse:h-10" />
  if (load.status === 'failed') {
    return (
      <button type="button" onClick={onRetry} className="text-sm text-danger-ink underline underline-offset-2">
        Values could not be loaded. Try again
      </button>
    )
  }
  const options = selectOptions(load.values, value?.value ?? null)
  const chosen = options.find((option) => value !== null && option.value === value.value) ?? null
  const handleChange = (key: string) => {
    const option = options.find((option) => option.key === key)
    onChange(option ? { type: 'select', value: option.value } : null)
  }
  if (options.length <= mostToRead) return <ShortSelect label={filter.label} options={options} chosen={chosen} onChange={handleChange} />
  return (
    <Combobox
      aria-label={filter.label}
      className="w-48!"
      value={chosen?.key ?? ''}
      placeholder="All"
      options={[{ value: '', label: 'All' }, ...options.map(({ key, label }) => ({ value: key, label }))]}
      emptyText={load.truncated ? 'Not among the first values of the list' : 'Nothing found'}
      onChange={handleChange}
    />
  )
}

interface ShortSelectProps {
  label: string
  options: readonly SelectOption[]
  chosen: SelectOption | null
  onChange: (key: string) => void
}

/** The browser's own: light, and at home on phones. */
function ShortSelect({ label, options, chosen, onChange }: ShortSelectProps) {
  return (
    <span className="relative">
      <select
        aria-label={label}
        value={chosen?.key ?? ''}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlStyle} h-8 w-auto! max-w-52 appearance-none truncate pr-8 pl-2.5 pointer-coarse:h-10`}
      >
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {formatCategory(option.label)}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-faint" aria-hidden="true" />
    </span>
  )
}
