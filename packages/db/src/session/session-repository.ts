import type { OrgId, UserId } from '@insightengine/shared/ids'
import type { Db } from '../client/index.ts'

export interface SessionRow {
  /** SHA-256 of the token. */
  id: string
  userId: UserId
  orgId: OrgId
  expiresAt: Date
}

export type SessionRepository = ReturnType<typeof sessionRepository>

/** Browser sessions. They are looked up before any organisation is known, so the table is not a tenant's. */
export function sessionRepository({ prisma }: Db) {
  return {
    async create({ id, userId, orgId, expiresAt, ipAddress, userAgent }: SessionRow & { ipAddress: string | null; userAgent: string | null }): Promise<void> {
      await prisma.session.create({ data: { id, userId, activeOrgId: orgId, expiresAt, ipAddress, userAgent } })
    },
    async find(id: string): Promise<SessionRow | null> {
      const row = await prisma.session.findUnique({ where: { id } })
      return row && toSession(row)
    },
    async listOf(userId: UserId): Promise<SessionRow[]> {
      const rows = await prisma.session.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } })
      return rows.map(toSession)
    },
    async extend(id: string, expiresAt: Date): Promise<void> {
      await prisma.session.updateMany({ where: { id }, data: { expiresAt } })
    },
    async delete(id: string): Promise<void> {
      await prisma.session.deleteMany({ where: { id } })
    },
    /** All of a person, or those in one organisation, or all but one. */
    async deleteAllOf(userId: UserId, { exceptId, orgId }: { exceptId?: string; orgId?: OrgId }): Promise<void> {
      await prisma.session.deleteMany({ where: { userId, activeOrgId: orgId, NOT: exceptId === undefined ? undefined : { id: exceptId } } })
    },
    async deleteExpired(): Promise<void> {
      await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } })
    },
  }
}

function toSession({ id, userId, activeOrgId, expiresAt }: { id: string; userId: string; activeOrgId: string; expiresAt: Date }): SessionRow {
  return { id, userId: userId as UserId, orgId: activeOrgId as OrgId, expiresAt }
}
