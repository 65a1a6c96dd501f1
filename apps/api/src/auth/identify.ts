import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { memberRepository, type Membership } from '@insightengine/db/member'
import type { Actor } from '@insightengine/shared/access'
import { AppError, isAppError } from '@insightengine/shared/errors'
import '../http/fastify-types.ts'
import type { OrgId, UserId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'
import { clearedSessionCookie, sessionCookie } from './session-cookie.ts'

/** A signed-in member and what they signed in with. */
export interface Identity {
  actor: Actor
  member: Membership
  credential: { kind: 'session'; token: string } | { kind: 'token'; familyId: string }
}

/**
 * Learns who sends each API request. The role is the one the database holds at this moment, so a change counts from the next request on.
 * Credentials that fail are not an error yet: signing in or refreshing works with an old token in the header.
 */
export function addIdentity(app: FastifyInstance, services: Services): void {
  app.decorateRequest('identity', null)
  app.decorateRequest('refusal', null)
  app.addHook('onRequest', async (request, reply) => {
    if (!/^\/(api|trpc)\//.test(request.url)) return
    try {
      request.identity = await identify(services, request, reply)
    } catch (refusal) {
      if (!isAppError(refusal)) throw refusal
      request.refusal = refusal
    }
  })
}

async function identify(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Identity | null> {
  const { authorization } = request.headers
  if (authorization !== undefined) return identifyByToken(services, authorization)
  return request.sessionToken === null ? null : identifyBySession(services, request.sessionToken, reply)
}

async function identifyByToken(services: Services, authorization: string): Promise<Identity> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1]
  if (!token) throw new AppError('unauthenticated', 'Send the token as "Authorization: Bearer …"')
  const claims = await services.tokens.read(token)
  const member = await getActiveMember(services, claims.org_id, claims.sub)
  return { actor: actorOf(member), member, credential: { kind: 'token', familyId: claims.family } }
}

async function identifyBySession(services: Services, token: string, reply: FastifyReply): Promise<Identity> {
  const { publicUrl } = services.env
  const session = await services.sessions.validate(token)
  if (!session) {
    reply.header('set-cookie', clearedSessionCookie(publicUrl))
    throw new AppError('unauthenticated', 'Your session has ended. Sign in again')
  }
  const member = await getActiveMember(services, session.orgId, session.userId)
  if (session.isExtended) reply.header('set-cookie', sessionCookie(publicUrl, token))
  return { actor: actorOf(member), member, credential: { kind: 'session', token } }
}

async function getActiveMember({ db }: Services, orgId: OrgId, userId: UserId): Promise<Membership> {
  const member = await memberRepository(db).findActive(orgId, userId)
  if (!member) throw new AppError('unauthenticated', 'This account is no longer active')
  return member
}

export function actorOf({ userId, orgId, role }: Membership): Actor {
  return { userId, orgId, role }
}
