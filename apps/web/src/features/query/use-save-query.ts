import type { SavedQuery } from '@insightengine/shared/query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { trpc, trpcClient } from '../../lib/trpc.ts'
import type { EditedQuery } from './use-query-draft.ts'

/** Saves the changed text of a query that has a name. */
export function useSaveQuery(saved: SavedQuery | null, draft: EditedQuery) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      if (!saved) return
      const { sql, databaseId } = draft
      await trpcClient.query.update.mutate({ id: saved.id, sql, databaseId })
      // The person may have typed on meanwhile; what counts as saved is what was sent.
      cache.setQueryData(trpc.query.get.queryKey({ id: saved.id }), (query) => query && { ...query, sql, databaseId })
      draft.forget()
      await cache.invalidateQueries({ queryKey: trpc.query.list.pathKey() })
    },
  })
}
