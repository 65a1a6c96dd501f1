import type { FilterState, FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { useMemo, useState } from 'react'
import { effectiveFilters, withChoice, type FilterChoices } from '../../../story-filters/filter-choices.ts'

export interface FilterControlState {
  /** The values that hold now. */
  state: FilterState
  hasChoices: boolean
  choose: (filter: StoryFilter, value: FilterValue | null) => void
  reset: () => void
}

/** The author's own values of the filters, to see the story as a reader would. They are nobody else's business and not stored. */
export function useFilterChoices(filters: readonly StoryFilter[]): FilterControlState {
  const [choices, setChoices] = useState<FilterChoices>({})
  const state = useMemo(() => effectiveFilters(filters, choices), [filters, choices])
  return {
    state,
    hasChoices: Object.keys(choices).length > 0,
    choose: (filter, value) => setChoices((before) => withChoice(before, filter, value)),
    reset: () => setChoices({}),
  }
}
