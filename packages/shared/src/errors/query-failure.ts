import { z } from 'zod'

/**
 * Why a database could not be asked, or refused. In the order in which a connection is made, then in the order a query runs;
 * the screen turns each into words and a next step.
 */
export const queryFailureReasons = [
  'host_refused',
  'host_unknown',
  'network',
  'tls',
  'credentials',
  'database_missing',
  'rights',
  'syntax',
  'missing_object',
  'invalid_value',
  'not_read_only',
  'timeout',
  'cancelled',
  'too_large',
  'connection_lost',
  'unsupported',
  'other',
] as const

export const QueryFailure = z.object({
  reason: z.enum(queryFailureReasons),
  /** The database's own words, already free of secrets. */
  message: z.string(),
  /** The vendor's code, such as PostgreSQL's SQLSTATE. */
  driverCode: z.string().nullable().default(null),
  /** 1-based position in the SQL the person wrote, in UTF-16 units like JavaScript strings and editors; null when the database did not say. */
  position: z.number().int().positive().nullable().default(null),
  hint: z.string().nullable().default(null),
  /** The limit that was hit, with `timeout`. */
  timeoutMs: z.number().nullable().default(null),
})
export type QueryFailure = z.infer<typeof QueryFailure>
export type QueryFailureReason = QueryFailure['reason']
