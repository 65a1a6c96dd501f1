import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { runWithRequest, type RequestInfo } from './request-context.ts'

/** A caller's own id is kept so that logs on both sides meet, if it is short and plain enough for a log line. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w.:-]{8,100}$/.test(given) ? given : randomUUID()
}

export function requestInfoOf(request: FastifyRequest): RequestInfo {
  return { id: request.id, ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 500) ?? null }
}

/** Sends the id back and keeps it at hand for everything the request starts. */
export function followRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    runWithRequest(requestInfoOf(request), done)
  })
  // Reading a body continues in the socket's own context, so the request is entered again once the body is there.
  app.addHook('preValidation', (request, _reply, done) => runWithRequest(requestInfoOf(request), done))
}
