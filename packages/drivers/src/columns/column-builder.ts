import type { ColumnData } from '@insightengine/shared/result'

/** Collects one column of a result, value by value, in the text form the database sends. */
export interface ColumnBuilder {
  append(text: string | null): void
  /** The column, cut to size. The builder is spent afterwards. */
  finish(): ColumnData
}
