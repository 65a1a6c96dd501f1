import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { isDatabaseUnreachable } from '@insightengine/db/client'
import { isAppError, type AppError, type ErrorCode, type ErrorDetails } from '@insightengine/shared/errors'
import { ApiError } from '@insightengine/shared/query'

/** What every failing request is answered with, whatever the door it came through. */
export const ErrorBody = ApiError.extend({ requestId: z.string() })

export interface WireError {
  code: ErrorCode
  message: string
  details: ErrorDetails
}

const refused: WireError = { code: 'invalid_input', message: 'The request could not be read', details: {} }

/** tRPC's own refusals, before a procedure is reached. Whatever is absent here is a bug of ours. */
const trpcRefusals: Partial<Record<TRPCError['code'], WireError>> = {
  PARSE_ERROR: refused,
  BAD_REQUEST: refused,
  METHOD_NOT_SUPPORTED: { code: 'invalid_input', message: 'This procedure is called with the other HTTP method', details: {} },
  UNSUPPORTED_MEDIA_TYPE: { code: 'invalid_input', message: 'Send the body as application/json', details: {} },
  NOT_FOUND: { code: 'not_found', message: 'There is no such procedure', details: {} },
  PAYLOAD_TOO_LARGE: { code: 'too_large', message: 'The request body is too large', details: {} },
}

/** Fastify's own refusals carry a status. */
const statusRefusals: Record<number, WireError> = {
  400: { code: 'invalid_input', message: 'The request could not be read: the body must be valid JSON', details: {} },
  404: { code: 'not_found', message: 'There is nothing at this address', details: {} },
  413: { code: 'too_large', message: 'The request body is too large: the limit is 1 MB', details: {} },
  414: { code: 'too_large', message: 'The address is too long', details: {} },
  415: { code: 'invalid_input', message: 'Send the body as application/json', details: {} },
}

const unavailable: WireError = { code: 'unavailable', message: 'The workspace cannot reach its database at the moment. Try again shortly', details: {} }
const unexpected: WireError = { code: 'unexpected', message: 'Something went wrong on our side', details: {} }

/** Turns whatever was thrown into what may be told. Only an `AppError` chooses its own words; nothing else leaks any. */
export function toWireError(error: unknown): WireError {
  const app = appErrorIn(error)
  if (app) return { code: app.code, message: app.message, details: app.details }
  const invalid = zodErrorIn(error)
  if (invalid) return { code: 'invalid_input', message: 'Some of the input is not valid', details: { issues: invalid.issues.map(toIssue) } }
  if (isDatabaseUnreachable(error)) return unavailable
  if (error instanceof TRPCError) return trpcRefusals[error.code] ?? unexpected
  if (isRefusedByFastify(error)) return statusRefusals[error.statusCode] ?? refused
  return unexpected
}

function appErrorIn(error: unknown): AppError | null {
  if (isAppError(error)) return error
  return error instanceof TRPCError && isAppError(error.cause) ? error.cause : null
}

/** Only a failed input is the caller's doing; an output that fails its schema arrives with another code and stays `unexpected`. */
function zodErrorIn(error: unknown): z.ZodError | null {
  return error instanceof TRPCError && error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError ? error.cause : null
}

function toIssue(issue: z.core.$ZodIssue): { path: string; message: string } {
  return { path: issue.path.join('.'), message: issue.message }
}

function isRefusedByFastify(error: unknown): error is Error & { statusCode: number } {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
}
