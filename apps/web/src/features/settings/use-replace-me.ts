import type { Me } from '@insightengine/shared/auth'
import { useRouter } from '@tanstack/react-router'
import { replaceMe } from '../../lib/session.ts'

/** Shows the signed-in person's changed name everywhere at once. */
export function useReplaceMe(): (change: (me: Me) => Me) => Promise<void> {
  const router = useRouter()
  return (change) => {
    replaceMe(change)
    return router.invalidate()
  }
}
