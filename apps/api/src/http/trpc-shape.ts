import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import { httpStatusOf, type ErrorCode } from '@insightengine/shared/errors'
import type { WireError } from './wire-error.ts'

/** tRPC's envelope has a JSON-RPC number of its own beside our code. */
const rpcNames: Record<ErrorCode, TRPC_ERROR_CODE_KEY> = {
  invalid_input: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  invalid_credentials: 'UNAUTHORIZED',
  token_expired: 'UNAUTHORIZED',
  token_reused: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  rate_limited: 'TOO_MANY_REQUESTS',
  query_failed: 'UNPROCESSABLE_CONTENT',
  unavailable: 'SERVICE_UNAVAILABLE',
  unexpected: 'INTERNAL_SERVER_ERROR',
}

/**
 * `data` is the body that REST answers with, and the status, which tRPC takes from here. The type stays without a name on purpose: it becomes
 * part of every inferred type in the web app, which could not name it.
 */
export function toTrpcShape(wire: WireError, requestId: string | null) {
  return { message: wire.message, code: TRPC_ERROR_CODES_BY_KEY[rpcNames[wire.code]], data: { ...wire, httpStatus: httpStatusOf(wire.code), requestId } }
}
