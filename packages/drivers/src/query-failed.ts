import { AppError, type QueryFailure, type QueryFailureReason } from '@insightengine/shared/errors'

/** The one error that drivers throw. */
export function queryFailed(
  reason: QueryFailureReason,
  message: string,
  more: Partial<Omit<QueryFailure, 'reason' | 'message'>> = {},
  options?: ErrorOptions,
): AppError {
  const failure: QueryFailure = { reason, message, driverCode: null, position: null, hint: null, timeoutMs: null, ...more }
  return new AppError('query_failed', message, { failure }, options)
}
