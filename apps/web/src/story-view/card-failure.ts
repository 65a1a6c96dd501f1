import type { QueryFailureReason } from '@insightengine/shared/errors'
import type { ApiError } from '@insightengine/shared/query'
import type { CardFailure } from './card-data.ts'

const again = { hint: 'Try again in a moment.', canRetry: true }
const askAuthor = { hint: 'The author of this story can repair it.', canRetry: false }

const byReason: Record<QueryFailureReason, CardFailure> = {
  host_refused: { title: 'This database may not be asked', ...askAuthor },
  host_unknown: { title: 'The database cannot be found', ...askAuthor },
  network: { title: 'The database cannot be reached', ...again },
  tls: { title: 'The connection to the database is not trusted', ...askAuthor },
  credentials: { title: 'The database refused to sign in', ...askAuthor },
  database_missing: { title: 'The database does not exist any more', ...askAuthor },
  rights: { title: 'The database does not allow this query', ...askAuthor },
  syntax: { title: 'This card’s query has an error', ...askAuthor },
  missing_object: { title: 'A table or column of this card is gone', ...askAuthor },
  invalid_value: { title: 'A filter’s value does not fit this card', hint: 'Choose another value.', canRetry: false },
  not_read_only: { title: 'This card’s query may not run', ...askAuthor },
  timeout: { title: 'The database took too long', hint: 'A narrower filter may help.', canRetry: true },
  cancelled: { title: 'The query was stopped', ...again },
  too_large: { title: 'The result is too large to show', hint: 'A narrower filter may help.', canRetry: false },
  connection_lost: { title: 'The connection to the database broke', ...again },
  unsupported: { title: 'The database cannot run this query', ...askAuthor },
  other: { title: 'The database could not answer', ...again },
}

/** A card's error in words for somebody who only reads the story. */
export function cardFailure(error: ApiError): CardFailure {
  const reason = reasonOf(error.details)
  if (reason) return byReason[reason]
  switch (error.code) {
    case 'not_found':
      return { title: 'This card’s query was deleted', ...askAuthor }
    case 'forbidden':
      return { title: 'You may not see this card’s data', hint: 'Ask the author for access.', canRetry: false }
    case 'rate_limited':
      return { title: 'Too many requests', hint: 'Wait a moment, then try again.', canRetry: true }
    default:
      return { title: 'This card could not be loaded', ...again }
  }
}

export const unreachable: CardFailure = {
  title: 'The server cannot be reached',
  hint: 'Check your connection, then try again.',
  canRetry: true,
}

function reasonOf(details: Record<string, unknown>): QueryFailureReason | null {
  const failure = details['failure']
  if (typeof failure !== 'object' || failure === null || !('reason' in failure)) return null
  const { reason } = failure
  return typeof reason === 'string' && Object.hasOwn(byReason, reason) ? (reason as QueryFailureReason) : null
}
