import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import type { Context } from '../trpc.ts'
import { requestInfoOf } from './request-id.ts'

/** What a procedure or stream gets to know of the HTTP request that calls it. */
export function contextOf(services: Services, request: FastifyRequest, reply: FastifyReply): Context {
  return {
    services,
    request: requestInfoOf(request),
    response: { header: (name, value) => void reply.header(name, value) },
    identity: request.identity,
    refusal: request.refusal,
    usesToken: request.headers.authorization !== undefined,
  }
}

/** Aborts when the caller hangs up before the answer is complete. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}
