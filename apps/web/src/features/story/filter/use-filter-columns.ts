import type { FilterType } from '@insightengine/shared/filter'
import type { QueryId } from '@insightengine/shared/ids'
import type { ColumnMeta } from '@insightengine/shared/result'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { useStory } from '../story-context.ts'

export interface QueryColumns {
  id: QueryId
  name: string
  columns: string[]
}

const dateTypes = new Set<ColumnMeta['type']>(['date', 'timestamp', 'timestamptz'])

/** The columns that a filter of this kind could bind to, as far as the story's cards have shown their data. */
export function useFilterColumns(type: FilterType): { columns: string[]; queries: QueryColumns[] } {
  const { data } = useStory()
  const known = useSyncExternalStore(data.subscribe, data.knownColumns)
  const { data: saved } = useQuery(trpc.query.list.queryOptions({ limit: 200 }))
  return useMemo(() => {
    const queries = [...known].map(([id, columns]) => ({
      id,
      name: saved?.find((query) => query.id === id)?.name ?? 'a saved query',
      columns: columns.filter((column) => type !== 'date_range' || dateTypes.has(column.type)).map((column) => column.name),
    }))
    return { queries, columns: [...new Set(queries.flatMap((query) => query.columns))].sort() }
  }, [known, saved, type])
}
