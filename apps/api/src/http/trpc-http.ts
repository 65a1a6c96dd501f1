import type { TRPCError } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyInstance } from 'fastify'
import { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { contextOf } from './context.ts'
import { logIfUnexpected } from './errors.ts'
import { toWireError } from './wire-error.ts'

/** tRPC at /trpc, for our own web app. */
export function serveTrpc(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    // tRPC reads the text itself, so that malformed JSON is answered in its own envelope.
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.all<{ Params: { path: string } }>('/trpc/:path', async (req, res) => {
      res.header('cache-control', 'no-store')
      await fastifyRequestHandler({
        router: appRouter,
        req,
        res,
        path: req.params.path,
        createContext: () => contextOf(services, req, res),
        responseMeta: ({ errors }) => ({ headers: retryHeader(errors) }),
        onError: ({ error, path }) => logIfUnexpected(services.logger, error, path ? `trpc:${path}` : null),
      })
    })
  })
}

function retryHeader(errors: readonly TRPCError[]): Record<string, string> {
  const seconds = errors.map((error) => toWireError(error).details.retryAfterSeconds ?? 0)
  return Math.max(0, ...seconds) > 0 ? { 'retry-after': String(Math.max(...seconds)) } : {}
}
