import type { OrgId, UserId } from '@insightengine/shared/ids'
import { withOrg, type Db, type Json } from '../client/index.ts'

export interface AuditEntry {
  userId: UserId | null
  /** `story.published`. */
  action: string
  resourceType: string | null
  resourceId: string | null
  changes: Record<string, unknown> | null
  ipAddress: string | null
  userAgent: string | null
}

/** What happened in an organisation. Lines are added and read, never changed. */
export function auditRepository(db: Db) {
  return {
    async append(orgId: OrgId, { changes, ...entry }: AuditEntry): Promise<void> {
      await withOrg(db, orgId, (tx) => tx.auditLog.create({ data: { orgId, ...entry, ...(changes ? { changes: changes as Json } : {}) } }))
    },

    /** Newest first. */
    async list(orgId: OrgId, { limit }: { limit: number }): Promise<(AuditEntry & { createdAt: Date })[]> {
      const rows = await withOrg(db, orgId, (tx) => tx.auditLog.findMany({ where: { orgId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit }))
      return rows.map(({ userId, action, resourceType, resourceId, changes, ipAddress, userAgent, createdAt }) => ({
        userId: userId as UserId | null,
        action,
        resourceType,
        resourceId,
        changes: changes as Record<string, unknown> | null,
        ipAddress,
        userAgent,
        createdAt,
      }))
    },
  }
}
