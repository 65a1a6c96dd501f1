import type { Me } from '@insightengine/shared/auth'
import { useRouter } from '@tanstack/react-router'
import { startSession } from '../../lib/session.ts'

/** What follows a successful sign-in, sign-up or demo: the workspace, as this person, where they wanted to go. */
export function useEnter(next: string): (me: Me) => Promise<void> {
  const router = useRouter()
  return async (me) => {
    startSession(me)
    await router.invalidate()
    await router.navigate({ href: next, replace: true })
  }
}
