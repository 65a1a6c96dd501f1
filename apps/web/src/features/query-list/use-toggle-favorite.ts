import type { QuerySummary } from '@insightengine/shared/query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast-store.ts'

/** Turns the star at once and turns it back if the API refuses. */
export function useToggleFavorite(): (query: Pick<QuerySummary, 'id' | 'isFavorite'>) => void {
  const cache = useQueryClient()
  const lists = { queryKey: trpc.query.list.pathKey() }
  const paint = (id: string, isFavorite: boolean) =>
    cache.setQueriesData<QuerySummary[]>(lists, (queries) => queries?.map((query) => (query.id === id ? { ...query, isFavorite } : query)))
  const { mutate } = useMutation(trpc.query.update.mutationOptions())
  return ({ id, isFavorite }) => {
    void cache.cancelQueries(lists)
    paint(id, !isFavorite)
    mutate(
      { id, isFavorite: !isFavorite },
      {
        onError: (error) => {
          paint(id, isFavorite)
          toast({ tone: 'danger', title: 'The star was not kept', description: errorSentence(error) })
        },
      },
    )
  }
}
