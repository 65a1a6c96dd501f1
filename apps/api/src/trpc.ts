import { initTRPC } from '@trpc/server'
import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import type { OpenApiMeta } from 'trpc-to-openapi'
import type { Actor } from '@insightengine/shared/access'
import { AppError, httpStatusOf, type ErrorCode } from '@insightengine/shared/errors'
import type { Identity } from './auth/identify.ts'
import type { RequestInfo } from './http/request-context.ts'
import { toWireError } from './http/wire-error.ts'
import type { Services } from './services.ts'

/** What a procedure may set on its answer. `etag` on a GET also answers `If-None-Match` with 304 in REST. */
export interface ResponseHeaders {
  header(name: string, value: string): void
}

export interface Context {
  services: Services
  request: RequestInfo
  response: ResponseHeaders
  /** Null when nobody is signed in. */
  identity: Identity | null
  /** Why the credentials that were sent are not accepted; null when none were sent or they are fine. */
  refusal: AppError | null
  /** True when the request came with an `Authorization` header, accepted or not. */
  usesToken: boolean
}

/** A tRPC client reads the JSON-RPC number; ours is the name in `data.code`. */
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

const t = initTRPC
  .context<Context>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false,
    errorFormatter({ error, ctx }) {
      const wire = toWireError(error)
      return {
        message: wire.message,
        code: TRPC_ERROR_CODES_BY_KEY[rpcNames[wire.code]],
        data: { ...wire, httpStatus: httpStatusOf(wire.code), requestId: ctx?.request.id ?? null },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** For everyone, signed in or not. Every procedure names its REST place in `.meta` and its `.output`. */
export const publicProcedure = t.procedure

/** For members of an organisation; `ctx.actor` is who asks, with the role the database holds now. */
export const memberProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.identity) throw ctx.refusal ?? new AppError('unauthenticated', 'Sign in first')
  const actor: Actor = ctx.identity.actor
  return next({ ctx: { ...ctx, identity: ctx.identity, actor } })
})

/** The REST place of a procedure. `protect` is what the API page says about signing in. */
export function rest(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: `/${string}`,
  words: { summary: string; description?: string; tag: string; protect?: boolean },
): OpenApiMeta {
  const { summary, description, tag, protect = true } = words
  return { openapi: { method, path, summary, description, tags: [tag], protect } }
}
