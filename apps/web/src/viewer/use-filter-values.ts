import type { StoryFilter } from '@insightengine/shared/filter'
import { useCallback } from 'react'
import { loadFilterValues, type FilterValues } from './published-api.ts'
import { useLoad } from './use-load.ts'

export type ValuesLoad = { status: 'failed' } | ({ status: 'ready' } & FilterValues)

/** A select filter's values: the author's list, or what the database has. Null while they are on their way. */
export function useFilterValues(token: string, { id, options }: StoryFilter): { load: ValuesLoad | null; retry: () => void } {
  const { value, retry } = useLoad(
    useCallback(
      async (signal): Promise<ValuesLoad> => {
        if (options.kind === 'list') return { status: 'ready', values: options.values, truncated: false }
        const values = await loadFilterValues(token, id, signal)
        return values ? { status: 'ready', ...values } : { status: 'failed' }
      },
      [token, id, options],
    ),
  )
  return { load: value, retry }
}
