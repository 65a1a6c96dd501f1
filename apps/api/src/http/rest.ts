import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { must } from '@insightengine/shared/errors'
import { appRouter, streams } from '../router.ts'
import type { Services } from '../services.ts'
import type { StreamRoute } from '../stream.ts'
import { createCallerFactory } from '../trpc.ts'
import { contextOf, signalOf } from './context.ts'
import { sendLines } from './ndjson.ts'
import { listProcedures, type RestProcedure } from './procedures.ts'
import { readQueryString } from './query-string.ts'

/**
 * REST under /api: every procedure that names a REST place becomes a Fastify route calling that same procedure.
 * trpc-to-openapi's own adapter is not used (its document generator is): it switches shared schemas to coercion, so that the text
 * "false" would be read as true in tRPC too, it drops the abort signal, and it has its own shape of errors.
 */
export function serveRest(app: FastifyInstance, services: Services): void {
  const createCaller = createCallerFactory(appRouter)
  for (const procedure of listProcedures(appRouter)) {
    const { rest } = procedure
    if (!rest) continue
    app.route({
      method: rest.method,
      url: toFastifyPath(rest.path),
      async handler(request, reply) {
        const caller = createCaller(contextOf(services, request, reply), { signal: signalOf(reply) })
        const output = await procedureOf(caller, procedure.name)(inputOf(request, procedure))
        if (isUnchanged(request, reply)) return reply.code(304).send()
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
        return reply.send(output)
      },
    })
  }
  for (const route of streams) serveStream(app, services, route)
}

function serveStream(app: FastifyInstance, services: Services, route: StreamRoute): void {
  app.post(toFastifyPath(route.path), async (request, reply) => {
    const ctx = contextOf(services, request, reply)
    return sendLines(route, ctx, { ...asObject(request.body), ...asObject(request.params) }, reply)
  })
}

/** `/stories/{id}` in OpenAPI is `/stories/:id` in Fastify. */
function toFastifyPath(path: string): string {
  return `/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
}

function inputOf(request: FastifyRequest, { rest, input }: RestProcedure): unknown {
  const schema = input instanceof z.ZodType ? input : null
  const hasBody = rest?.method === 'POST' || rest?.method === 'PUT'
  const sent = hasBody ? asObject(request.body) : readQueryString(schema, asObject(request.query))
  return { ...sent, ...asObject(request.params) }
}

/** What is no object is left for the schema to refuse as an empty one. */
function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function isUnchanged(request: FastifyRequest, reply: FastifyReply): boolean {
  const etag = reply.getHeader('etag')
  return request.method === 'GET' && etag !== undefined && request.headers['if-none-match'] === etag
}

function procedureOf(caller: unknown, name: string): (input: unknown) => Promise<unknown> {
  let found: unknown = caller
  for (const key of name.split('.')) found = must((found as Record<string, unknown>)[key], `procedure ${name}`)
  return found as (input: unknown) => Promise<unknown>
}
