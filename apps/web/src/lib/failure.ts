import type { ErrorCode, ErrorDetails } from '@insightengine/shared/errors'

/** A request that failed, as screens handle it. `offline` is what never reached the API or came back from something in front of it. */
export interface RequestFailure {
  code: ErrorCode | 'offline'
  message: string
  details: ErrorDetails
  requestId: string | null
}

/** Reads any thrown value; a value that is no failed request is a bug of ours and becomes `unexpected`. */
export function toFailure(error: unknown): RequestFailure {
  const data = wireDataIn(error)
  const message = error instanceof Error ? error.message : String(error)
  if (data) return { code: data.code, message, details: data.details ?? {}, requestId: data.requestId ?? null }
  if (isTransportError(error)) return { code: 'offline', message, details: {}, requestId: null }
  return { code: 'unexpected', message, details: {}, requestId: null }
}

export function isAborted(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || (error.cause instanceof Error && error.cause.name === 'AbortError')
}

interface WireData {
  code: ErrorCode
  details?: ErrorDetails
  requestId?: string | null
}

function wireDataIn(error: unknown): WireData | null {
  if (!(error instanceof Error) || !('data' in error)) return null
  const { data } = error
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string' ? (data as WireData) : null
}

/** tRPC wraps whatever fetch or JSON.parse threw; without wire data it never was an answer of the API. */
function isTransportError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TRPCClientError' || error instanceof TypeError)
}
