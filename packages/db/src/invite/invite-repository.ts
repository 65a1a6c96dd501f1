import type { Role } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { InviteId, OrgId, UserId } from '@insightengine/shared/ids'
import type { Invite } from '@insightengine/shared/org'
import { withOrg, withScope, type Db } from '../client/index.ts'

export function inviteRepository(db: Db) {
  return {
    async create(orgId: OrgId, invite: { role: Role; tokenHash: string; createdBy: UserId; expiresAt: Date }): Promise<InviteId> {
      const { id } = await withOrg(db, orgId, (tx) => tx.invite.create({ data: { orgId, ...invite }, select: { id: true } }))
      return id as InviteId
    },

    /** Neither used nor past its time, newest first. */
    async listOpen(orgId: OrgId): Promise<Invite[]> {
      const rows = await withOrg(db, orgId, (tx) => tx.invite.findMany({ where: { orgId, ...stillOpen() }, orderBy: { createdAt: 'desc' } }))
      return rows.map(({ id, role, expiresAt, createdAt }) => ({ id: id as InviteId, role, expiresAt: expiresAt.toISOString(), createdAt: createdAt.toISOString() }))
    },

    async delete(orgId: OrgId, id: InviteId): Promise<void> {
      const { count } = await withOrg(db, orgId, (tx) => tx.invite.deleteMany({ where: { id, orgId, acceptedAt: null } }))
      if (count === 0) throw new AppError('not_found', `invite ${id}`)
    },

    /** For whoever holds the link; the secret's hash is what lets the row be read. */
    async findOpenByHash(tokenHash: string): Promise<{ organizationName: string; role: Role } | null> {
      const invite = await withScope(db, { inviteTokenHash: tokenHash }, (tx) => tx.invite.findFirst({ where: { tokenHash, ...stillOpen() } }))
      if (!invite) return null
      const orgId = invite.orgId as OrgId
      const organization = await withOrg(db, orgId, (tx) => tx.organization.findUniqueOrThrow({ where: { id: orgId }, select: { name: true } }))
      return { organizationName: organization.name, role: invite.role }
    },
  }
}

function stillOpen() {
  return { acceptedAt: null, expiresAt: { gt: new Date() } }
}
