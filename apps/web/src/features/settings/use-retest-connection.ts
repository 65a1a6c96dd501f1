import type { Connection } from '@insightengine/shared/connection'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast-store.ts'

/** Tests a stored connection. What it finds is stored by the API and shown with the row. */
export function useRetestConnection({ id, name }: Pick<Connection, 'id' | 'name'>): { isPending: boolean; start: () => void } {
  const cache = useQueryClient()
  const test = useMutation(
    trpc.connection.test.mutationOptions({
      onSuccess: ({ status }) => status === 'connected' && toast({ tone: 'success', title: `${name} answers` }),
      onError: (error) => toast({ tone: 'danger', title: `${name} could not be tested`, description: errorSentence(error) }),
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.connection.pathKey() }),
    }),
  )
  return { isPending: test.isPending, start: () => test.mutate({ id }) }
}
