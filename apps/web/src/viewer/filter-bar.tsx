import type { FilterState, FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { RotateCcw } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { PartBoundary } from './part-boundary.tsx'

// The controls bring popovers and a searchable list; a story without filters never loads them.
const FilterControl = lazy(async () => ({ default: (await import('./filter-control.tsx')).FilterControl }))

interface FilterBarProps {
  token: string
  /** Those that affect the page. */
  filters: readonly StoryFilter[]
  state: FilterState
  /** Whether the reader has chosen anything but the author's defaults. */
  hasChoices: boolean
  onChoose: (filter: StoryFilter, value: FilterValue | null) => void
  onReset: () => void
}

export function FilterBar({ token, filters, state, hasChoices, onChoose, onReset }: FilterBarProps) {
  if (filters.length === 0) return null
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1.5">
      <PartBoundary resetKey={token}>
        {filters.map((filter) => (
          <div key={filter.id} className="flex min-w-0 items-center gap-2">
            <span className="text-sm text-ink-muted" id={`filter-${filter.id}`}>
              {filter.label}
            </span>
            <Suspense fallback={<span className="h-8 w-36 animate-pulse-soft rounded-sm bg-line" />}>
              <FilterControl token={token} filter={filter} value={state[filter.id] ?? null} onChange={(value) => onChoose(filter, value)} />
            </Suspense>
          </div>
        ))}
      </PartBoundary>
      {hasChoices && (
        <button
          type="button"
          onClick={onReset}
          className="inline-flex h-8 items-center gap-1.5 rounded-sm px-2 text-sm text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
        >
          <RotateCcw className="size-3.5" aria-hidden="true" />
          Reset
        </button>
      )}
    </div>
  )
}
