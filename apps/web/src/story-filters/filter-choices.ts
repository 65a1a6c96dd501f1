import type { FilterState, FilterValue, StoryFilter } from '@insightengine/shared/filter'

/** What a reader chose, by filter id. Null is "no filter" chosen against a default; absent means the author's default. */
export type FilterChoices = Record<string, FilterValue | null>

/** The values that hold: the reader's where there is one, else the author's. Choices for filters that are gone are dropped. */
export function effectiveFilters(filters: readonly StoryFilter[], choices: FilterChoices): FilterState {
  const state: FilterState = {}
  for (const { id, type, defaultValue } of filters) {
    const choice = choices[id]
    const value = choice === undefined ? defaultValue : choice
    if (value && value.type === type) state[id] = value
  }
  return state
}

/** The choices with one changed. Choosing what the author has set anyway is no choice and leaves the address short. */
export function withChoice(choices: FilterChoices, filter: StoryFilter, value: FilterValue | null): FilterChoices {
  const { [filter.id]: _old, ...others } = choices
  return sameValue(value, filter.defaultValue) ? others : { ...others, [filter.id]: value }
}

export function sameValue(a: FilterValue | null | undefined, b: FilterValue | null | undefined): boolean {
  if (!a || !b) return !a === !b
  if (a.type === 'select') return b.type === 'select' && a.value === b.value
  return b.type === 'date_range' && a.start === b.start && a.end === b.end
}
