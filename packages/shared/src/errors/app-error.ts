import type { QueryFailure } from './query-failure.ts'

/** Every way a request can fail on purpose. HTTP statuses are in `httpStatusOf`, words for people in the web's `error-words`. */
export type ErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'invalid_credentials'
  | 'token_expired'
  | 'token_reused'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'query_failed'
  | 'unavailable'
  | 'unexpected'

/** What a failure says beyond its code. Goes to the client as `details`, so it never holds a secret. */
export interface ErrorDetails {
  /** Set with `query_failed`: what the database or the way to it refused. */
  failure?: QueryFailure
  /** Set with `invalid_input`: one entry per field, path joined with dots. */
  issues?: { path: string; message: string }[]
  /** Set with `rate_limited`. */
  retryAfterSeconds?: number
  /** Set with `conflict`: what already holds the name or place. */
  conflict?: string
}

/** A failure the product expects. Anything else that is thrown is a bug and reaches people as `unexpected`. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  token_expired: 401,
  token_reused: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  query_failed: 422,
  unavailable: 503,
  unexpected: 500,
}

export function httpStatusOf(code: ErrorCode): number {
  return statuses[code]
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}
