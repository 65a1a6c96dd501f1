import { RefreshCw } from 'lucide-react'
import { errorWords } from '../../lib/error-words.ts'
import { toFailure } from '../../lib/failure.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface LoadErrorProps {
  error: unknown
  /** What could not be loaded: "the stories". */
  what: string
  onRetry: () => void
  className?: string
}

/** In the place of what could not be loaded. */
export function LoadError({ error, what, onRetry, className }: LoadErrorProps) {
  const { title, next } = errorWords(error)
  const { requestId, code } = toFailure(error)
  return (
    <Notice
      tone="danger"
      title={`Could not load ${what}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
      // Asking again gives nobody a right.
      {...(code === 'forbidden' ? {} : { action: <Button size="sm" onClick={onRetry}><RefreshCw aria-hidden />Try again</Button> })}
      {...(className ? { className } : {})}
    >
      {next}
      {code === 'unexpected' && requestId && <span className="ml-1 text-ink-faint">Request {requestId}.</span>}
    </Notice>
  )
}
