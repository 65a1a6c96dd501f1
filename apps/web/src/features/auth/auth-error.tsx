import { useEffect, useState } from 'react'
import { failureWords } from '../../lib/error-words.ts'
import { toFailure } from '../../lib/failure.ts'
import { Notice } from '../../ui/notice.tsx'

/** Why one could not get in. A throttle counts down, so that nobody has to guess when to try again. */
export function AuthError({ error }: { error: unknown }) {
  const failure = toFailure(error)
  const [secondsLeft, setSecondsLeft] = useState(failure.details.retryAfterSeconds ?? 0)
  const isWaiting = failure.code === 'rate_limited' && secondsLeft > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setSecondsLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])

  if (failure.code === 'rate_limited' && failure.details.retryAfterSeconds && !isWaiting) return <Notice tone="info" title="You can try again now" />
  // A deactivated account and a withdrawn invitation have words of their own, chosen by the API.
  const words = failure.code === 'forbidden' ? { title: failure.message, next: null } : failureWords({ ...failure, details: { ...failure.details, ...(isWaiting ? { retryAfterSeconds: secondsLeft } : {}) } })
  return <Notice tone="danger" title={words.title}>{words.next}</Notice>
}
