import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Limits, RequestBudgets } from './limits.ts'

/** Counts requests per signed-in person, or per network address for everybody else, and says in headers what is left. */
export function limitRequests(app: FastifyInstance, limits: Limits): void {
  app.addHook('onRequest', async (request, reply) => {
    const kind = budgetOf(request)
    if (!kind) return
    const spent = await limits.request(kind, request.identity ? `user:${request.identity.actor.userId}` : `address:${addressKey(request.ip)}`)
    reply.headers({ 'ratelimit-limit': spent.limit, 'ratelimit-remaining': spent.remaining, 'ratelimit-reset': spent.resetSeconds })
  })
}

/** Our own pages come by tRPC or with the browser's session. Files are free. */
function budgetOf(request: FastifyRequest): keyof RequestBudgets | null {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (pathname.startsWith('/trpc/')) return 'web'
  if (!pathname.startsWith('/api/')) return null
  if (pathname.startsWith('/api/published/')) return 'audience'
  return request.identity?.credential.kind === 'session' ? 'web' : 'rest'
}

/** One household or machine has a whole IPv6 /64 to choose addresses from, so it is counted as one. */
export function addressKey(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = ip.includes('::') ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0') : []
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
