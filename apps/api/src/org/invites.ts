import { inviteRepository } from '@insightengine/db/invite'
import { outranks, type Actor, type Role } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { InviteId } from '@insightengine/shared/ids'
import type { Invite } from '@insightengine/shared/org'
import { recordAudit } from '../audit/record-audit.ts'
import { hashToken, newToken } from '../auth/opaque-token.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

const days7 = 7 * 24 * 60 * 60 * 1000

/** A link that lets one person join. It is shown once; whoever holds it until it is used or ends may join with its role. */
export async function createInvite(services: Services, actor: Actor, { role }: { role: Role }): Promise<{ id: InviteId; url: string; expiresAt: string }> {
  authorizeInOrg(actor, 'member.manage')
  if (!outranks(actor.role, role)) throw new AppError('forbidden', `Your role (${actor.role}) may not hand out that role`)
  const token = newToken()
  const expiresAt = new Date(Date.now() + days7)
  const id = await inviteRepository(services.db).create(actor.orgId, { role, tokenHash: hashToken(token), createdBy: actor.userId, expiresAt })
  await recordAudit(services, actor, 'invite.created', { type: 'invite', id }, { role })
  return { id, url: `${services.env.publicUrl}/join/${token}`, expiresAt: expiresAt.toISOString() }
}

/** Those that can still be used. */
export async function listInvites({ db }: Services, actor: Actor): Promise<Invite[]> {
  authorizeInOrg(actor, 'member.manage')
  return inviteRepository(db).listOpen(actor.orgId)
}

export async function revokeInvite(services: Services, actor: Actor, { id }: { id: InviteId }): Promise<void> {
  authorizeInOrg(actor, 'member.manage')
  await inviteRepository(services.db).delete(actor.orgId, id)
  await recordAudit(services, actor, 'invite.revoked', { type: 'invite', id })
}

/** What the link's page shows before an account exists. Used, revoked, expired and invented links are all alike. */
export async function previewInvite({ db }: Services, token: string): Promise<{ organizationName: string; role: Role }> {
  const preview = await inviteRepository(db).findOpenByHash(hashToken(token))
  if (!preview) throw new AppError('not_found', 'This invitation does not exist, was used or has expired')
  return preview
}
