import type { UserId } from '@insightengine/shared/ids'
import type { Db } from '../client/index.ts'

export interface User {
  id: UserId
  email: string
  passwordHash: string
  isActive: boolean
}

/** People, who exist independently of organisations. Which organisation may see whom is the member table's business. */
export function userRepository({ prisma }: Db) {
  return {
    /** With the password's hash, for signing in only. */
    async findByEmail(email: string): Promise<User | null> {
      const row = await prisma.user.findUnique({ where: { email } })
      return row && { id: row.id as UserId, email: row.email, passwordHash: row.passwordHash, isActive: row.isActive }
    },
    async rename(id: UserId, fullName: string): Promise<void> {
      await prisma.user.update({ where: { id }, data: { fullName } })
    },
    /** Also ends all refresh tokens but those of one sign-in, in the same transaction, so that no old token outlives the old password. */
    async setPassword(id: UserId, passwordHash: string, { exceptFamilyId }: { exceptFamilyId: string | null }): Promise<void> {
      await prisma.$transaction([
        prisma.user.update({ where: { id }, data: { passwordHash, isDemo: false } }),
        prisma.refreshToken.updateMany({ where: { userId: id, revokedAt: null, NOT: exceptFamilyId === null ? undefined : { familyId: exceptFamilyId } }, data: { revokedAt: new Date() } }),
      ])
    },
  }
}
