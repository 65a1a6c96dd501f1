import { useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { reportReached, useApiStatus } from '../../lib/api-status.ts'
import { trpcClient } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'

const firstPauseMs = 1000
const longestPauseMs = 15_000

/** Says that the API cannot be reached, keeps trying, and brings the page up to date when it is back. */
export function ApiBanner() {
  const status = useApiStatus()
  return status === 'unreachable' ? <UnreachableBanner /> : null
}

function UnreachableBanner() {
  const cache = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    const pauseMs = attempt === 0 ? firstPauseMs : Math.min(firstPauseMs * 2 ** attempt, longestPauseMs)
    const timer = setTimeout(() => {
      trpcClient.auth.signInOptions.query(undefined, { signal: stop.signal }).then(
        () => {
          reportReached()
          return cache.invalidateQueries()
        },
        () => stop.signal.aborted || setAttempt(attempt + 1),
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [attempt, cache])
  return (
    <div role="alert" className="flex shrink-0 flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warning-soft px-4 py-1.5 text-sm text-warning-ink">
      <CloudOff className="size-4" aria-hidden />
      <span>The workspace cannot be reached. What is on screen may be old; we keep trying.</span>
      <Button size="sm" variant="link" className="text-warning-ink" onClick={() => setAttempt(0)}>Try now</Button>
    </div>
  )
}
