import { can, type Action, type Subject } from '@insightengine/shared/access'
import type { Me } from '@insightengine/shared/auth'
import { useRouteContext } from '@tanstack/react-router'
import { toFailure } from './failure.ts'
import { queryClient } from './query-client.ts'
import { trpc } from './trpc.ts'

/** Who is signed in, kept for the life of the page; sign-in, sign-out and a lost session replace it. */
const meOptions = trpc.auth.me.queryOptions(undefined, { staleTime: Infinity, gcTime: Infinity, meta: { isSessionProbe: true } })

/** The signed-in person. Only inside the workspace frame, whose route found one before showing anything. */
export function useMe(): Me {
  return useRouteContext({ from: '/workspace' }).me
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

/** Forgets who is signed in; the workspace's guard asks the API again. The rest of the cache goes when somebody signs in. */
export function forgetSession(): void {
  queryClient.removeQueries({ queryKey: meOptions.queryKey })
}

/** After the person or their organisation was renamed. The route's copy follows when the router is invalidated. */
export function replaceMe(change: (me: Me) => Me): void {
  queryClient.setQueryData(meOptions.queryKey, (me) => me && change(me))
}
