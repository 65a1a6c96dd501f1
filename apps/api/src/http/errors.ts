import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { httpStatusOf, isAppError } from '@insightengine/shared/errors'
import { toTrpcShape } from './trpc-shape.ts'
import { toWireError } from './wire-error.ts'

/** One shape for every failure that tRPC does not answer itself: REST, bodies that cannot be read, refusals before any route. */
export function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, logger))
}

export async function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): Promise<void> {
  const wire = toWireError(error)
  logIfUnexpected(logger, error, request.routeOptions.url ?? null)
  if (wire.details.retryAfterSeconds) reply.header('retry-after', wire.details.retryAfterSeconds)
  // Refused before tRPC saw it (limits, origins, size), so its client is answered in the envelope it reads.
  const body = request.url.startsWith('/trpc/') ? { error: toTrpcShape(wire, request.id) } : { ...wire, requestId: request.id }
  await reply.code(httpStatusOf(wire.code)).header('cache-control', 'no-store').send(body)
}

export async function sendNotFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await reply.code(404).send({ code: 'not_found', message: 'There is nothing at this address', details: {}, requestId: request.id })
}

/** Expected failures are the caller's news, not the operator's; a database that is away is both. */
export function logIfUnexpected(logger: Logger, error: unknown, route: string | null): void {
  const { code } = toWireError(error)
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (code === 'unexpected') logger.error({ err: cause, route }, 'request failed unexpectedly')
  if (code === 'unavailable' && !isAppError(cause)) logger.warn({ err: cause, route }, 'request failed because the database is away')
}
