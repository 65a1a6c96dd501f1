import type { StoryFilter } from '@insightengine/shared/filter'
import { useCallback } from 'react'
import type { FilterValuesLoad } from '../story-filters/filter-values.ts'
import { loadFilterValues } from './published-api.ts'
import { useLoad } from './use-load.ts'

/** A select filter's values: the author's list, or what the database has. Null while they are on their way. */
export function useFilterValues(token: string, { id, options }: StoryFilter): { load: FilterValuesLoad | null; retry: () => void } {
  const { value, retry } = useLoad(
    useCallback(
      async (signal): Promise<FilterValuesLoad> => {
        if (options.kind === 'list') return { status: 'ready', values: options.values, truncated: false }
        const values = await loadFilterValues(token, id, signal)
        return values ? { status: 'ready', ...values } : { status: 'failed' }
      },
      [token, id, options],
    ),
  )
  return { load: value, retry }
}
