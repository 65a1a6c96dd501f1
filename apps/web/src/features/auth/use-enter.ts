import type { Me } from '@insightengine/shared/auth'
import { useRouter } from '@tanstack/react-router'
import { isReaderPage } from '../../lib/reader-page.ts'
import { startSession } from '../../lib/session.ts'

/** What follows a successful sign-in, sign-up or demo: the workspace, as this person, where they wanted to go. */
export function useEnter(next: string): (me: Me) => Promise<void> {
  const router = useRouter()
  return async (me) => {
    if (isReaderPage(next)) return window.location.replace(next)
    startSession(me)
    await router.invalidate()
    await router.navigate({ href: next, replace: true })
  }
}
