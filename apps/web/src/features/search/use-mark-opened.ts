import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { trpc } from '../../lib/trpc.ts'

/** Puts what is on screen at the top of this person's recents. */
export function useMarkOpened(kind: 'story' | 'query', id: string): void {
  const cache = useQueryClient()
  const { mutate } = useMutation(
    trpc.search.markOpened.mutationOptions({ onSuccess: () => cache.invalidateQueries({ queryKey: trpc.search.recents.queryKey() }) }),
  )
  useEffect(() => mutate({ kind, id }), [mutate, kind, id])
}
