import type { ErrorCode, ErrorDetails, QueryFailure, QueryFailureReason } from '@insightengine/shared/errors'
import { toFailure, type RequestFailure } from './failure.ts'
import { formatSeconds } from './format.ts'

/** What happened, and what to do next. */
export interface Words {
  title: string
  next: string
}

/**
 * A request the API refused. The words are for people; the API's own message is for those who call it by hand, except where only the API
 * knows what is in the way.
 */
const requestWords: Record<ErrorCode | 'offline', (details: ErrorDetails, message: string) => Words> = {
  invalid_input: ({ issues }) => ({
    title: 'Something in the form is not right',
    next: issues?.[0] ? `${issues[0].path ? `${issues[0].path}: ` : ''}${issues[0].message}` : 'Check what you entered and try again.',
  }),
  unauthenticated: () => ({ title: 'You are not signed in', next: 'Sign in and try again.' }),
  invalid_credentials: () => ({ title: 'E-mail or password is wrong', next: 'Check both and try again.' }),
  token_expired: () => ({ title: 'Your sign-in has expired', next: 'Sign in again.' }),
  token_reused: () => ({ title: 'This sign-in was used twice', next: 'To be safe it was ended everywhere. Sign in again.' }),
  forbidden: () => ({ title: 'You may not do this', next: 'Ask an owner or admin of your organisation to give you the right.' }),
  not_found: () => ({ title: 'This is not here', next: 'It may have been deleted, or the link is for another organisation.' }),
  conflict: (_details, message) => inTwoSentences(message),
  too_large: () => ({ title: 'This is too large', next: 'Make it smaller and try again.' }),
  rate_limited: ({ retryAfterSeconds }) => ({
    title: 'Too many tries',
    next: retryAfterSeconds ? `Wait ${formatSeconds(retryAfterSeconds)}, then try again.` : 'Wait a minute, then try again.',
  }),
  query_failed: ({ failure }) => (failure ? queryFailureWords(failure) : { title: 'The database refused', next: 'Check the query and try again.' }),
  unavailable: () => ({ title: 'The workspace is busy or restarting', next: 'Try again in a moment.' }),
  unexpected: () => ({ title: 'Something went wrong on our side', next: 'Try again. If it happens again, tell whoever runs this workspace.' }),
  offline: () => ({ title: 'The workspace cannot be reached', next: 'Check your connection. We keep trying.' }),
}

/** What a database, or the way to it, refused. */
const queryWords: Record<QueryFailureReason, (failure: QueryFailure) => Words> = {
  host_refused: () => ({
    title: 'This host is not allowed',
    next: 'Databases on private or local addresses are switched off here. Whoever runs this workspace can allow the host.',
  }),
  host_unknown: () => ({ title: 'The host name is not known', next: 'Check the spelling of the host.' }),
  network: () => ({
    title: 'The host does not answer',
    next: 'Check host and port, that the database is running, and that its firewall lets this workspace in.',
  }),
  tls: () => ({
    title: 'A secure connection could not be agreed',
    next: 'Choose another TLS setting, or install a certificate on the database that matches its host name.',
  }),
  credentials: () => ({ title: 'User name or password was not accepted', next: 'Correct them in the connection’s settings.' }),
  database_missing: () => ({ title: 'There is no database of this name', next: 'Check the database name in the connection’s settings.' }),
  rights: () => ({
    title: 'The account may not read this',
    next: 'Ask the database’s owner for GRANT SELECT on the table, and USAGE on its schema.',
  }),
  syntax: () => ({ title: 'The SQL could not be read', next: 'Correct the marked place and run it again.' }),
  missing_object: () => ({ title: 'A table, column or function is not there', next: 'Check the name against the schema at the side; refresh it if it was just made.' }),
  invalid_value: () => ({ title: 'A value does not fit', next: 'Check divisions, casts and dates in the query and its filters.' }),
  not_read_only: () => ({ title: 'Only reading is allowed', next: 'Write one SELECT; statements that change data are refused.' }),
  timeout: ({ timeoutMs }) => ({
    title: timeoutMs ? `Stopped after ${formatSeconds(timeoutMs / 1000)}` : 'The query took too long',
    next: 'It was cancelled on the database too. Narrow it with a WHERE or LIMIT, or ask for an index.',
  }),
  cancelled: () => ({ title: 'Cancelled', next: 'Nothing runs on the database any more.' }),
  too_large: () => ({ title: 'The result is too large', next: 'Select fewer columns or rows, or aggregate in the query.' }),
  connection_lost: () => ({ title: 'The connection to the database broke off', next: 'Run it again; if it happens often, check the database’s log.' }),
  unsupported: () => ({ title: 'This cannot be asked of this database', next: 'Rewrite the part the message names.' }),
  other: () => ({ title: 'The database refused', next: 'Its own message says why.' }),
}

export function queryFailureWords(failure: QueryFailure): Words {
  return queryWords[failure.reason](failure)
}

export function failureWords({ code, details, message }: RequestFailure): Words {
  return requestWords[code](details, message)
}

/** The API's conflicts say what is in the way, and in a second sentence what to do about it. */
function inTwoSentences(message: string): Words {
  const [title = '', ...rest] = message.split(/\.\s+/)
  const next = rest.join('. ').replace(/\.?$/, '.')
  return { title: title.replace(/\.$/, '') || 'Something else is in the way', next: next === '.' ? 'Nothing was changed.' : next }
}

/** For any thrown value. */
export function errorWords(error: unknown): Words {
  return failureWords(toFailure(error))
}

/** Both sentences in one line, for places with no room for two. */
export function errorSentence(error: unknown): string {
  const { title, next } = errorWords(error)
  return `${title}. ${next}`
}
