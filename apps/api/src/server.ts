import { fastifyCookie } from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { addIdentity } from './auth/identify.ts'
import { cookieNameFor } from './auth/session-cookie.ts'
import { serveDocs } from './docs/serve-docs.ts'
import { answerErrors } from './http/errors.ts'
import { serveHealth } from './http/health.ts'
import { readJsonBodies } from './http/json-body.ts'
import { guardOrigins } from './http/origin-guard.ts'
import { limitRequests } from './http/rate-limit.ts'
import { followRequests, requestIdOf } from './http/request-id.ts'
import { serveRest } from './http/rest.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { serveTrpc } from './http/trpc-http.ts'
import { serveWebApp } from './http/web-app.ts'
import type { Services } from './services.ts'

/** 1 MB: a request is a form, a query or a page of card requests; files come another way. */
const bodyLimit = 1024 * 1024

/** Hooks run in the order in which they are added: name the request, set headers, judge its origin, learn who it is, count it. */
export async function buildServer(services: Services): Promise<FastifyInstance> {
  const { env, logger } = services
  const isSecure = env.publicUrl.startsWith('https:')
  const loggerInstance: FastifyBaseLogger = logger
  const app = Fastify({
    loggerInstance,
    // One line per request of our own instead, below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: env.trustProxy,
    genReqId: requestIdOf,
    // A batch of tRPC calls has all their names in one path segment.
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: 'idle',
  })
  followRequests(app)
  answerErrors(app, logger)
  logRequests(app, services)
  addSecurityHeaders(app, { isSecure })
  await app.register(fastifyCookie)
  guardOrigins(app, { env, cookieName: cookieNameFor(env.publicUrl) })
  addIdentity(app, services)
  limitRequests(app, services.limits)
  readJsonBodies(app)
  serveHealth(app, services)
  serveRest(app, services)
  serveTrpc(app, services)
  serveDocs(app, services)
  await serveWebApp(app, { webRoot: services.webRoot, isSecure })
  return app
}

/** One line per request, with the route's pattern: addresses themselves may hold share tokens. Files and health checks are noise. */
function logRequests(app: FastifyInstance, { logger }: Services): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (!route || !/^\/(api|trpc)\//.test(route)) return
    const ms = Math.round(reply.elapsedTime)
    const actor = request.identity?.actor
    logger.info({ method: request.method, route, status: reply.statusCode, ms, userId: actor?.userId, orgId: actor?.orgId }, 'request')
  })
}
