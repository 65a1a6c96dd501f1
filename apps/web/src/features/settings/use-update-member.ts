import type { Member } from '@insightengine/shared/org'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorWords } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast-store.ts'

/** Changes a member on screen at once, and back if the API refuses. */
export function useUpdateMember() {
  const cache = useQueryClient()
  const { queryKey } = trpc.org.members.queryOptions()
  return useMutation(
    trpc.org.updateMember.mutationOptions({
      onMutate: async ({ userId, ...change }) => {
        await cache.cancelQueries({ queryKey })
        const before = cache.getQueryData(queryKey)
        cache.setQueryData(queryKey, (members) => members?.map((member): Member => (member.userId === userId ? { ...member, ...definedOf(change) } : member)))
        return { before }
      },
      onError: (error, _input, context) => {
        cache.setQueryData(queryKey, context?.before)
        const { title, next } = errorWords(error)
        toast({ tone: 'danger', title, description: next })
      },
      onSettled: () => cache.invalidateQueries({ queryKey }),
    }),
  )
}

function definedOf(change: { role?: Member['role'] | undefined; isActive?: boolean | undefined }): Partial<Member> {
  return { ...(change.role === undefined ? {} : { role: change.role }), ...(change.isActive === undefined ? {} : { isActive: change.isActive }) }
}
