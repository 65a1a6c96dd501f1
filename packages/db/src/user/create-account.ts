import type { Role } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import { newId, type OrgId, type UserId } from '@insightengine/shared/ids'
import { withOrg, withScope, type Db, type Tx } from '../client/index.ts'
import { membershipRelations, toMembership, type Membership } from '../member/index.ts'
import { candidates, slugOf } from './slug.ts'

export interface NewUser {
  email: string
  /** Null takes one after the e-mail. */
  username: string | null
  fullName: string
  passwordHash: string
  isDemo: boolean
}

export type Belonging = { founds: { organizationName: string } } | { joins: { inviteTokenHash: string } } | { joins: { orgId: OrgId; role: Role } }

/** Makes a person and their place in an organisation, or neither. Throws `conflict` for a taken e-mail or user name. */
export async function createAccount(db: Db, user: NewUser, belonging: Belonging): Promise<Membership> {
  if ('founds' in belonging) {
    const orgId = newId<OrgId>()
    return withOrg(db, orgId, async (tx) => {
      const userId = await insertUser(tx, user)
      await insertOrganization(tx, { id: orgId, name: belonging.founds.organizationName, ownerId: userId })
      return insertMember(tx, { orgId, userId, role: 'owner' })
    })
  }
  if ('orgId' in belonging.joins) {
    const { orgId, role } = belonging.joins
    return withOrg(db, orgId, async (tx) => insertMember(tx, { orgId, role, userId: await insertUser(tx, user) }))
  }
  return joinByInvite(db, user, belonging.joins.inviteTokenHash)
}

/** The invite is looked up by its secret, before the organisation is known, and then spent inside that organisation: once, whoever is first. */
async function joinByInvite(db: Db, user: NewUser, tokenHash: string): Promise<Membership> {
  const invite = await withScope(db, { inviteTokenHash: tokenHash }, (tx) => tx.invite.findUnique({ where: { tokenHash } }))
  if (!invite) throw unusableInvite()
  const orgId = invite.orgId as OrgId
  return withOrg(db, orgId, async (tx) => {
    const userId = await insertUser(tx, user)
    const now = new Date()
    const spent = await tx.invite.updateMany({ where: { id: invite.id, acceptedAt: null, expiresAt: { gt: now } }, data: { acceptedAt: now, acceptedBy: userId } })
    if (spent.count !== 1) throw unusableInvite()
    return insertMember(tx, { orgId, userId, role: invite.role })
  })
}

function unusableInvite(): AppError {
  return new AppError('not_found', 'This invitation does not exist, was used or has expired')
}

async function insertUser(tx: Tx, { username, ...user }: NewUser): Promise<UserId> {
  const id = newId<UserId>()
  const wanted = username === null ? candidates(slugOf(user.email.split('@')[0] ?? '', 'user')) : [username]
  for (const name of wanted) {
    // `on conflict do nothing` keeps the transaction usable, so that the next name can be tried.
    const { count } = await tx.user.createMany({ data: { id, username: name, ...user }, skipDuplicates: true })
    if (count === 1) return id
    if (await tx.user.findUnique({ where: { email: user.email }, select: { id: true } }))
      throw new AppError('conflict', 'There is an account with this e-mail already. Sign in instead', { conflict: 'email' })
  }
  throw new AppError('conflict', 'This user name is taken', { conflict: 'username' })
}

async function insertOrganization(tx: Tx, { id, name, ownerId }: { id: OrgId; name: string; ownerId: UserId }): Promise<void> {
  for (const slug of candidates(slugOf(name, 'workspace'))) {
    const { count } = await tx.organization.createMany({ data: { id, name, slug, ownerId }, skipDuplicates: true })
    if (count === 1) return
  }
  throw new AppError('conflict', 'No short name is free for this organisation. Try another name', { conflict: 'slug' })
}

async function insertMember(tx: Tx, data: { orgId: OrgId; userId: UserId; role: Role }): Promise<Membership> {
  return toMembership(await tx.orgMember.create({ data, include: membershipRelations }))
}
