import { AppError } from '@insightengine/shared/errors'
import { FilterValue, type FilterState, type StoryFilter } from '@insightengine/shared/filter'

/**
 * A viewer's choices, checked against the filters of the version they look at. A choice for a filter that is not there is
 * refused, not dropped: the numbers would look filtered and would not be.
 */
export function filterStateOf(filters: readonly StoryFilter[], choices: Record<string, unknown>): FilterState {
  const state: FilterState = {}
  for (const [id, choice] of Object.entries(choices)) {
    const filter = filters.find((candidate) => candidate.id === id)
    if (!filter) throw refused(id, 'this story has no such filter')
    const value = FilterValue.safeParse(choice)
    if (!value.success) throw refused(id, value.error.issues[0]?.message ?? 'is not a choice')
    if (value.data.type !== filter.type) throw refused(id, `must be a choice of type ${filter.type}`)
    state[id] = value.data
  }
  return state
}

function refused(filterId: string, message: string): AppError {
  return new AppError('invalid_input', `filters.${filterId}: ${message}`, { issues: [{ path: `filters.${filterId}`, message }] })
}
