// The controls of a story's filters, for its readers and for its authors. Apart from story-view, because they bring popovers and
// a searchable list along, which a story without filters never loads.
export { DateFilter } from './date-filter.tsx'
export type { FilterValues, FilterValuesLoad } from './filter-values.ts'
export { SelectFilter } from './select-filter.tsx'
