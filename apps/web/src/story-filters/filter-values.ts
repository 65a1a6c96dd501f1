import type { WireValue } from '@insightengine/shared/result'

/** What a select filter can be set to, from the author's list or from the database. */
export interface FilterValues {
  values: readonly WireValue[]
  /** There are more than these. */
  truncated: boolean
}

export type FilterValuesLoad = { status: 'failed' } | ({ status: 'ready' } & FilterValues)
