import type { Role } from '@insightengine/shared/access'
import type { Organization } from '@insightengine/shared/auth'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, UserId } from '@insightengine/shared/ids'
import type { Member } from '@insightengine/shared/org'
import { withOrg, withOrgPg, withScope, type Db, type Tx } from '../client/index.ts'
import { membershipRelations, toMembership, type Membership } from './membership.ts'

export interface MemberChange {
  role?: Role
  isActive?: boolean
}

export function memberRepository(db: Db) {
  return {
    /** Null for strangers and for those switched off. Asked on every request, so in one statement and without Prisma. */
    async findActive(orgId: OrgId, userId: UserId): Promise<Membership | null> {
      const { rows } = await withOrgPg(db, orgId, (client) => client.query<ActiveRow>(findActiveSql, [orgId, userId]))
      const [row] = rows
      if (!row) return null
      const { name, slug, ...member } = row
      return { ...member, userId, orgId, isActive: true, organization: { id: orgId, name, slug } }
    },

    /** Everywhere a person is a member, switched off or not, oldest first. The one place that looks across organisations, at one's own rows. */
    async listOfUser(userId: UserId): Promise<Membership[]> {
      const rows = await withScope(db, { userId }, (tx) => tx.orgMember.findMany({ where: { userId }, include: membershipRelations, orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }] }))
      return rows.map(toMembership)
    },

    async list(orgId: OrgId): Promise<Member[]> {
      const rows = await withOrg(db, orgId, (tx) => tx.orgMember.findMany({ where: { orgId }, include: { user: true }, orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }] }))
      return rows.map(toMember)
    },

    /**
     * Changes a role or switches somebody off or on; `check` sees the member as they are and may refuse. Whoever is switched off loses their
     * sign-ins in this organisation in the same transaction. The organisation's row is locked, so that two owners cannot remove each other at once.
     */
    async update(orgId: OrgId, userId: UserId, { role, isActive }: MemberChange, check: (target: Member) => void): Promise<{ before: Member; after: Member }> {
      return withOrg(db, orgId, async (tx) => {
        await tx.$queryRaw`select 1 from organization where id = ${orgId}::uuid for update`
        const row = await tx.orgMember.findUnique({ where: { orgId_userId: { orgId, userId } }, include: { user: true } })
        if (!row) throw new AppError('not_found', `member ${userId}`)
        const before = toMember(row)
        check(before)
        const after = toMember(await tx.orgMember.update({ where: { orgId_userId: { orgId, userId } }, data: { role, isActive }, include: { user: true } }))
        await refuseWithoutOwner(tx, orgId)
        if (!after.isActive) await endSignIns(tx, orgId, userId)
        return { before, after }
      })
    },

    async renameOrganization(orgId: OrgId, name: string): Promise<Organization> {
      const row = await withOrg(db, orgId, (tx) => tx.organization.update({ where: { id: orgId }, data: { name } }))
      return { id: orgId, name: row.name, slug: row.slug }
    },
  }
}

type ActiveRow = Pick<Membership, 'role' | 'email' | 'username' | 'fullName' | 'isDemo'> & Pick<Organization, 'name' | 'slug'>

const findActiveSql = `
  select m.role, u.email, u.username, u.full_name as "fullName", u.is_demo as "isDemo", o.name, o.slug
  from org_member m join app_user u on u.id = m.user_id join organization o on o.id = m.org_id
  where m.org_id = $1 and m.user_id = $2 and m.is_active and u.is_active`

async function refuseWithoutOwner(tx: Tx, orgId: OrgId): Promise<void> {
  const owners = await tx.orgMember.count({ where: { orgId, role: 'owner', isActive: true, user: { isActive: true } } })
  if (owners === 0) throw new AppError('conflict', 'An organisation needs at least one active owner. Make somebody else owner first', { conflict: 'last_owner' })
}

async function endSignIns(tx: Tx, orgId: OrgId, userId: UserId): Promise<void> {
  await tx.session.deleteMany({ where: { userId, activeOrgId: orgId } })
  await tx.refreshToken.updateMany({ where: { userId, activeOrgId: orgId, revokedAt: null }, data: { revokedAt: new Date() } })
}

interface MemberRow {
  userId: string
  role: Role
  isActive: boolean
  joinedAt: Date
  user: { email: string; fullName: string }
}

function toMember({ userId, role, isActive, joinedAt, user }: MemberRow): Member {
  return { userId: userId as UserId, email: user.email, fullName: user.fullName, role, isActive, joinedAt: joinedAt.toISOString() }
}
