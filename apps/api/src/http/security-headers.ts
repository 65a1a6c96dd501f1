import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Scripts come from our own files only; nothing inline, no eval. Styles may also be inline where they carry the page's nonce. */
export function contentSecurityPolicy({ nonce, isSecure }: { nonce: string | null; isSecure: boolean }): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Also covers the collaboration socket: 'self' includes ws and wss on the same host and port.
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  if (isSecure) directives.push('upgrade-insecure-requests')
  return directives.join('; ')
}

export function newNonce(): string {
  return randomBytes(18).toString('base64')
}

/** On every answer, errors included. A page that needs a nonce replaces the policy for itself. */
export function addSecurityHeaders(app: FastifyInstance, { isSecure }: { isSecure: boolean }): void {
  const policy = contentSecurityPolicy({ nonce: null, isSecure })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    })
  })
}

/** Gives this one page a policy with `nonce`. */
export function allowNonce(reply: FastifyReply, nonce: string, isSecure: boolean): void {
  reply.header('content-security-policy', contentSecurityPolicy({ nonce, isSecure }))
}
