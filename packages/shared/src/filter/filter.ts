import { z } from 'zod'
import { FilterId, PageId, QueryId } from '../ids/index.ts'

export const filterTypes = ['select', 'date_range'] as const
export const FilterType = z.enum(filterTypes)
export type FilterType = z.infer<typeof FilterType>

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD')

/** One person's choice. It lives in the URL and in that person's memory, never in a shared row. */
export const FilterValue = z.discriminatedUnion('type', [
  /** Null chooses the rows where the column has no value. */
  z.object({ type: z.literal('select'), value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]) }),
  /** Calendar days, both ends included, either end open; applied half-open in the story's time zone. */
  z.object({ type: z.literal('date_range'), start: isoDay.nullable(), end: isoDay.nullable() }),
])
export type FilterValue = z.infer<typeof FilterValue>

/** Where a select filter's list of values comes from. */
export const FilterOptions = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('query'), queryId: QueryId }),
])
export type FilterOptions = z.infer<typeof FilterOptions>

/** A story's filter as authors define it. It belongs to the story and names the pages it affects; no page named means all. */
export const StoryFilter = z.object({
  id: FilterId,
  label: z.string(),
  type: FilterType,
  /** Result column, or `{{column}}` placeholder in a query's SQL, that the filter binds to. */
  column: z.string(),
  options: FilterOptions,
  defaultValue: FilterValue.nullable(),
  pageIds: z.array(PageId),
})
export type StoryFilter = z.infer<typeof StoryFilter>

/** Choices by filter id. A filter that is absent here is not applied. */
export const FilterState = z.record(z.string(), FilterValue)
export type FilterState = z.infer<typeof FilterState>

/** A filter bound to one query run. */
export const BoundFilter = z.object({ filterId: FilterId, column: z.string().min(1).max(255), value: FilterValue })
export type BoundFilter = z.infer<typeof BoundFilter>
