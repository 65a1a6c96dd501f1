import { formatCategory } from '@insightengine/charts'
import type { WireValue } from '@insightengine/shared/result'

export interface SelectOption {
  /** Tells "5" and 5 apart. */
  key: string
  label: string
  value: string | number | boolean
}

/** What a select filter offers. A chosen value that the list lacks, by now or behind its limit, is still offered. */
export function selectOptions(values: readonly WireValue[], chosen: SelectOption['value'] | null): SelectOption[] {
  const all = chosen === null || values.includes(chosen) ? values : [chosen, ...values]
  return all.flatMap((value) => (value === null ? [] : [{ key: JSON.stringify(value), label: formatCategory(value), value }]))
}
