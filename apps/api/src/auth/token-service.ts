import type { Db } from '@insightengine/db/client'
import { memberRepository, type Membership } from '@insightengine/db/member'
import type { Secrets } from '@insightengine/db/secret'
import { refreshTokenRepository } from '@insightengine/db/session'
import { AppError } from '@insightengine/shared/errors'
import type { UserId } from '@insightengine/shared/ids'
import { readAccessToken, signAccessToken, type AccessClaims } from './access-token.ts'
import { hashToken, newToken } from './opaque-token.ts'

export interface TokenPair {
  userId: UserId
  token: string
  refreshToken: string
}

/** Tokens of REST clients. All pairs that descend from one sign-in are a family, which lives and ends as one. */
export interface TokenService {
  /** The first pair of a new family. */
  issue(member: Membership): Promise<TokenPair>
  /**
   * Spends a refresh token for the next pair. Exactly one use of it succeeds. Any other, however close in time, counts as theft: the whole
   * family ends, the winner's new pair included, because the server cannot know which of the two callers is the thief. A client
   * therefore refreshes from one place at a time and, on `token_reused`, signs in again.
   */
  refresh(refreshToken: string): Promise<TokenPair>
  /** Throws unless the token is ours, in time and of a living family. */
  read(token: string): Promise<AccessClaims>
  revokeFamily(familyId: string): Promise<void>
}

const days30 = 30 * 24 * 60 * 60 * 1000

export function createTokenService(db: Db, secrets: Secrets): TokenService {
  const tokens = refreshTokenRepository(db)
  const members = memberRepository(db)

  async function pairOf(member: Membership, familyId: string, refreshToken: string): Promise<TokenPair> {
    const { userId, orgId, email, role } = member
    const token = await signAccessToken(secrets.jwt, { sub: userId, org_id: orgId, email, role, family: familyId })
    return { userId, token, refreshToken }
  }

  return {
    async issue(member) {
      const refreshToken = newToken()
      const familyId = crypto.randomUUID()
      await tokens.start({ familyId, userId: member.userId, orgId: member.orgId, tokenHash: hashToken(refreshToken), expiresAt: new Date(Date.now() + days30) })
      return pairOf(member, familyId, refreshToken)
    },
    async refresh(refreshToken) {
      const next = newToken()
      const spent = await tokens.spend(hashToken(refreshToken), { tokenHash: hashToken(next), expiresAt: new Date(Date.now() + days30) })
      switch (spent.outcome) {
        case 'rotated': {
          const member = await members.findActive(spent.orgId, spent.userId)
          if (member) return pairOf(member, spent.familyId, next)
          await tokens.revokeFamily(spent.familyId)
          throw new AppError('unauthenticated', 'This account is no longer active')
        }
        case 'reused':
          throw new AppError('token_reused', 'This refresh token was used before, so the whole sign-in has been ended. Sign in again')
        case 'expired':
          throw new AppError('token_expired', 'The refresh token has expired. Sign in again')
        case 'unknown':
          throw new AppError('unauthenticated', 'The refresh token is not valid')
      }
    },
    async read(token) {
      const claims = await readAccessToken(secrets.jwt, token)
      if (!(await tokens.isFamilyAlive(claims.family))) throw new AppError('unauthenticated', 'This sign-in has been ended')
      return claims
    },
    revokeFamily: (familyId) => tokens.revokeFamily(familyId),
  }
}
