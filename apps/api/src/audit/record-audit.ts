import { auditRepository } from '@insightengine/db/audit'
import type { OrgId, UserId } from '@insightengine/shared/ids'
import { findRequest } from '../http/request-context.ts'
import type { Services } from '../services.ts'

/** `<noun>.<past event>`, such as `story.published`. */
export type AuditAction = `${string}.${string}`

export interface AuditResource {
  type: string
  id: string | null
}

/** Who did it; `userId` is null when nobody could be told, as with a failed sign-in. An `Actor` fits. */
export interface AuditActor {
  orgId: OrgId
  userId: UserId | null
}

/**
 * Writes one line of the organisation's audit log, with the address and program of the request being served.
 * `changes` says what became what; it must hold no secrets and no query results.
 */
export async function recordAudit(
  { db }: Pick<Services, 'db'>,
  { orgId, userId }: AuditActor,
  action: AuditAction,
  resource: AuditResource | null = null,
  changes: Record<string, unknown> | null = null,
): Promise<void> {
  const request = findRequest()
  await auditRepository(db).append(orgId, {
    userId,
    action,
    resourceType: resource?.type ?? null,
    resourceId: resource?.id ?? null,
    changes,
    ipAddress: request?.ip ?? null,
    userAgent: request?.userAgent ?? null,
  })
}
