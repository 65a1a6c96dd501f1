import type { OrgId, UserId } from '@insightengine/shared/ids'
import type { Db } from '../client/index.ts'

export interface NewRefreshToken {
  tokenHash: string
  expiresAt: Date
}
export type SpentToken =
  | { outcome: 'rotated'; userId: UserId; orgId: OrgId; familyId: string }
  /** It was spent before, or its family was ended: the family is ended now in any case. */
  | { outcome: 'reused' }
  | { outcome: 'expired' }
  | { outcome: 'unknown' }

/** Refresh tokens of REST clients, by their hash. */
export function refreshTokenRepository({ prisma }: Db) {
  async function revokeFamily(familyId: string): Promise<void> {
    await prisma.refreshToken.updateMany({ where: { familyId, revokedAt: null }, data: { revokedAt: new Date() } })
  }

  return {
    revokeFamily,
    /** The first token of a family. */
    async start({ familyId, userId, orgId, tokenHash, expiresAt }: NewRefreshToken & { familyId: string; userId: UserId; orgId: OrgId }): Promise<void> {
      await prisma.refreshToken.create({ data: { familyId, userId, activeOrgId: orgId, tokenHash, expiresAt } })
    },
    /**
     * Spends a token and stores its successor, or neither. The update locks the row, so of two simultaneous calls one waits, then finds it
     * spent; by then the successor is committed, so that ending the family ends it too.
     */
    async spend(tokenHash: string, next: NewRefreshToken): Promise<SpentToken> {
      const rotated = await prisma.$transaction(async (tx) => {
        const now = new Date()
        const [spent] = await tx.refreshToken.updateManyAndReturn({ where: { tokenHash, spentAt: null, revokedAt: null, expiresAt: { gt: now } }, data: { spentAt: now } })
        if (!spent) return null
        const { familyId, userId, activeOrgId } = spent
        await tx.refreshToken.create({ data: { familyId, userId, activeOrgId, ...next } })
        return spent
      })
      if (rotated) return { outcome: 'rotated', userId: rotated.userId as UserId, orgId: rotated.activeOrgId as OrgId, familyId: rotated.familyId }
      const found = await prisma.refreshToken.findUnique({ where: { tokenHash } })
      if (!found) return { outcome: 'unknown' }
      if (!found.spentAt && !found.revokedAt) return { outcome: 'expired' }
      await revokeFamily(found.familyId)
      return { outcome: 'reused' }
    },
    async deleteExpired(): Promise<void> {
      await prisma.refreshToken.deleteMany({ where: { expiresAt: { lt: new Date() } } })
    },
    /** False once the family was ended by signing out, by reuse, or with the account. */
    async isFamilyAlive(familyId: string): Promise<boolean> {
      return (await prisma.refreshToken.findFirst({ where: { familyId, revokedAt: null }, select: { id: true } })) !== null
    },
  }
}
