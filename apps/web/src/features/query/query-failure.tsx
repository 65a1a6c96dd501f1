import { errorWords, failureWords } from '../../lib/error-words.ts'
import type { RequestFailure } from '../../lib/failure.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface QueryFailureProps {
  failure: RequestFailure
  onRetry: () => void
}

/** Why a run gave nothing: our words, what to do, and what the database itself said. */
export function QueryFailure({ failure, onRetry }: QueryFailureProps) {
  const { title, next } = failureWords(failure)
  const said = failure.details.failure
  const isCancelled = said?.reason === 'cancelled'
  return (
    <Notice tone={isCancelled ? 'info' : 'danger'} title={title} action={<Button size="sm" onClick={onRetry}>Run again</Button>}>
      <p>{next}</p>
      {said && !isCancelled && <p className="mt-1 font-mono text-xs break-words">{said.message}</p>}
      {said?.hint && <p className="mt-1">{said.hint}</p>}
    </Notice>
  )
}

/** For a failure outside a run, such as saving. */
export function InlineError({ error }: { error: unknown }) {
  const { title, next } = errorWords(error)
  return <Notice tone="danger" title={title}>{next}</Notice>
}
