import { initTRPC } from '@trpc/server'
import type { OpenApiMeta } from 'trpc-to-openapi'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { Identity } from './auth/identify.ts'
import type { RequestInfo } from './http/request-context.ts'
import { toTrpcShape } from './http/trpc-shape.ts'
import { refuseUnstorable } from './http/storable-input.ts'
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

const t = initTRPC
  .context<Context>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ error, ctx }) => toTrpcShape(toWireError(error), ctx?.request.id ?? null),
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** For everyone, signed in or not. Every procedure names its REST place in `.meta` and its `.output`. */
export const publicProcedure = t.procedure.use(async ({ getRawInput, next }) => {
  refuseUnstorable(await getRawInput())
  return next()
})

/** For members of an organisation; `ctx.actor` is who asks, with the role the database holds now. */
export const memberProcedure = t.procedure.use(async ({ ctx, getRawInput, next }) => {
  if (!ctx.identity) throw ctx.refusal ?? new AppError('unauthenticated', 'Sign in first')
  refuseUnstorable(await getRawInput())
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
