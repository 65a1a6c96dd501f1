import type { ErrorDetails } from '@insightengine/shared/errors'
import type { QueryId } from '@insightengine/shared/ids'
import type { ApiError } from '@insightengine/shared/query'
import { Link } from '@tanstack/react-router'
import { failureWords, type Words } from '../../../lib/error-words.ts'
import type { RequestFailure } from '../../../lib/failure.ts'
import { Button } from '../../../ui/button.tsx'
import { CardProblem } from './card-problem.tsx'

interface CardFailureProps {
  error: ApiError
  onRetry: () => void
  /** The query to offer for repair. */
  queryId: QueryId | null
}

/** A card's data could not be had: why, in the author's words, and what to do. */
export function CardFailure({ error, onRetry, queryId }: CardFailureProps) {
  const details: ErrorDetails = error.details
  const { title, next } = wordsFor(error, details)
  return (
    <CardProblem
      title={title}
      next={next}
      detail={details.failure?.message ?? null}
      actions={
        <>
          <Button size="sm" onClick={onRetry}>Try again</Button>
          {queryId && error.code === 'query_failed' && (
            <Button size="sm" asChild><Link to="/queries/$queryId" params={{ queryId }}>Open the query</Link></Button>
          )}
        </>
      }
    />
  )
}

function wordsFor(error: ApiError, details: ErrorDetails): Words {
  if (error.code === 'not_found') return { title: 'The query is gone', next: 'Somebody deleted it. Choose another one for this card.' }
  return failureWords({ code: error.code as RequestFailure['code'], message: error.message, details, requestId: null })
}
