import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Db } from '@insightengine/db/client'
import { sessionRepository, type SessionRepository } from '@insightengine/db/session'
import type { OrgId, UserId } from '@insightengine/shared/ids'
import { findRequest } from '../http/request-context.ts'
import { hashToken, newToken } from './opaque-token.ts'

/** A browser's sign-in. The token is in the cookie and nowhere else; the database keeps its hash. */
export interface SessionService {
  create(userId: UserId, orgId: OrgId): Promise<{ token: string }>
  /** Null when the token is unknown or has expired. `isExtended` asks for the cookie to be sent again with its new date. */
  validate(token: string): Promise<{ userId: UserId; orgId: OrgId; isExtended: boolean } | null>
  /** Ends the session and starts the same one under a new token; for moments when rights or secrets changed. Null when it had ended. */
  rotate(token: string): Promise<{ token: string } | null>
  revoke(token: string): Promise<void>
  revokeAllForUser(userId: UserId, options?: { exceptToken?: string; orgId?: OrgId }): Promise<void>
}

interface SessionAttributes {
  orgId: OrgId
}

/** Inside the next block `UserId` would mean Lucia's own. */
type OurUserId = UserId

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>
    UserId: OurUserId
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** Lucia decides about lifetimes: 30 days, extended whenever less than half is left. It is kept behind this interface because it is no longer maintained. */
export function createSessionService(db: Db): SessionService {
  const sessions = sessionRepository(db)
  const lucia = new Lucia<SessionAttributes>(adapterFor(sessions), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    getSessionAttributes: ({ orgId }) => ({ orgId }),
  })

  const create: SessionService['create'] = async (userId, orgId) => {
    const session = await lucia.createSession(userId, { orgId }, { sessionId: newToken() })
    return { token: session.id }
  }
  const validate: SessionService['validate'] = async (token) => {
    const { session } = await lucia.validateSession(token)
    return session && { userId: session.userId, orgId: session.orgId, isExtended: session.fresh }
  }
  const revoke: SessionService['revoke'] = (token) => lucia.invalidateSession(token)

  return {
    create,
    validate,
    revoke,
    async rotate(token) {
      const old = await validate(token)
      if (!old) return null
      await revoke(token)
      return create(old.userId, old.orgId)
    },
    revokeAllForUser: (userId, { exceptToken, orgId } = {}) =>
      sessions.deleteAllOf(userId, { exceptId: exceptToken === undefined ? undefined : hashToken(exceptToken), orgId }),
  }
}

/** Lucia speaks of tokens as ids; what reaches the table is their hash. */
function adapterFor(sessions: SessionRepository): Adapter {
  const toLucia = (token: string, { userId, orgId, expiresAt }: { userId: UserId; orgId: OrgId; expiresAt: Date }) => ({ id: token, userId, expiresAt, attributes: { orgId } })
  return {
    async getSessionAndUser(token) {
      const row = await sessions.find(hashToken(token))
      return row ? [toLucia(token, row), { id: row.userId, attributes: {} }] : [null, null]
    },
    getUserSessions: async (userId) => (await sessions.listOf(userId)).map((row) => toLucia(row.id, row)),
    setSession: ({ id, userId, expiresAt, attributes }) => {
      const request = findRequest()
      const from = { ipAddress: request?.ip ?? null, userAgent: request?.userAgent ?? null }
      return sessions.create({ id: hashToken(id), userId, orgId: attributes.orgId, expiresAt, ...from })
    },
    updateSessionExpiration: (token, expiresAt) => sessions.extend(hashToken(token), expiresAt),
    deleteSession: (token) => sessions.delete(hashToken(token)),
    deleteUserSessions: (userId) => sessions.deleteAllOf(userId, {}),
    deleteExpiredSessions: () => sessions.deleteExpired(),
  }
}
