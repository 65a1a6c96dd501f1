import { can, type Action, type Subject } from '@insightengine/shared/access'
import type { Me } from '@insightengine/shared/auth'
import { must } from '@insightengine/shared/errors'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { toFailure } from './failure.ts'
import { queryClient } from './query-client.ts'
import { trpc } from './trpc.ts'

/** Who is signed in, kept for the life of the page; sign-in, sign-out and a lost session replace it. */
export const meOptions = trpc.auth.me.queryOptions(undefined, { staleTime: 5 * 60_000 })

/** The signed-in person. Only inside the workspace frame, which is never shown without one. */
export function useMe(): Me {
  return must(useSuspenseQuery(meOptions).data, 'a signed-in person')
}

/** The signed-in person where there may be none: the sign-in pages and the viewer. */
export function useMaybeMe(): Me | null {
  return useQuery({ ...meOptions, enabled: false }).data ?? null
}

/** The same rule the API refuses with; `subject` defaults to something of one's own organisation. */
export function useCan(action: Action, subject?: Partial<Subject>): boolean {
  const me = useMe()
  const { id: orgId } = me.organization
  return can({ userId: me.id, orgId, role: me.role }, action, { orgId, ...subject })
}

/** Null when nobody is signed in; throws when the API cannot say. */
export async function findMe(): Promise<Me | null> {
  try {
    return await queryClient.ensureQueryData(meOptions)
  } catch (error) {
    if (['unauthenticated', 'token_expired'].includes(toFailure(error).code)) return null
    throw error
  }
}

/** Starts as this person with nothing left of whoever was signed in before. */
export function startSession(me: Me): void {
  queryClient.clear()
  queryClient.setQueryData(meOptions.queryKey, me)
}

export function endSession(): void {
  queryClient.clear()
}
