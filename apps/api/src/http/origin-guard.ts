import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '@insightengine/shared/errors'
import type { Env } from '../env.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const localNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/**
 * Two rules about where a request comes from.
 * Ours: a request that changes something must not come from another site's page, and one that leans on the session cookie must prove it.
 * Theirs: pages of ALLOWED_ORIGINS may call the REST API with a token. They get CORS headers, and the cookie is not looked at.
 * Sets `request.sessionToken`, so that nothing later can read the cookie past this guard.
 */
export function guardOrigins(app: FastifyInstance, { env, cookieName }: { env: Env; cookieName: string }): void {
  app.decorateRequest('sessionToken', null)
  app.addHook('onRequest', async (request, reply) => {
    if (env.demo && !isLocalHost(request.hostname, env)) throw new AppError('forbidden', 'The demo workspace answers on this machine only')
    const origin = request.headers.origin
    if (origin && env.allowedOrigins.includes(origin)) return allowCors(request, reply, origin)
    const sessionToken = request.headers.authorization === undefined ? (request.cookies[cookieName] ?? null) : null
    if (!safeMethods.has(request.method)) {
      const isOwn = isOwnPage(request, env)
      if (isOwn === false || (sessionToken && !isOwn)) throw new AppError('forbidden', 'This request did not come from a page of this workspace')
    }
    request.sessionToken = sessionToken
  })
}

/** True and false are the browser's word; null means no browser said anything, as with curl. */
function isOwnPage(request: FastifyRequest, env: Env): boolean | null {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin'
  // Browsers leave Sec-Fetch-Site out on plain http beyond this machine, but send Origin with every POST.
  const origin = request.headers.origin
  if (origin === undefined) return null
  return origin === new URL(env.publicUrl).origin || origin === `${request.protocol}://${request.host}`
}

/** Another site can point a name of its own at 127.0.0.1 and pose as our origin; the demo needs no password, so names must be ours. */
function isLocalHost(hostname: string, env: Env): boolean {
  return localNames.has(hostname) || hostname === new URL(env.publicUrl).hostname
}

async function allowCors(request: FastifyRequest, reply: FastifyReply, origin: string): Promise<void> {
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, retry-after, etag',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
  })
  if (request.method !== 'OPTIONS') return
  await reply
    .headers({
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'authorization, content-type, if-none-match, x-request-id',
      'access-control-max-age': '600',
    })
    .code(204)
    .send()
}
