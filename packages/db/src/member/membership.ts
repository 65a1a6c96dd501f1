import type { Role } from '@insightengine/shared/access'
import type { OrgId, UserId } from '@insightengine/shared/ids'

/** A person in one organisation, with what signing in needs to know of both. */
export interface Membership {
  userId: UserId
  orgId: OrgId
  role: Role
  /** Both the person's account and their place in this organisation are switched on. */
  isActive: boolean
  email: string
  username: string
  fullName: string
  isDemo: boolean
  organization: { id: OrgId; name: string; slug: string }
}

/** The relations that `toMembership` reads. */
export const membershipRelations = { user: true, organization: true } as const

interface MembershipRow {
  role: Role
  isActive: boolean
  user: { id: string; email: string; username: string; fullName: string; isActive: boolean; isDemo: boolean }
  organization: { id: string; name: string; slug: string }
}

export function toMembership({ role, isActive, user, organization }: MembershipRow): Membership {
  const { email, username, fullName, isDemo } = user
  const orgId = organization.id as OrgId
  const { name, slug } = organization
  return { userId: user.id as UserId, orgId, role, isActive: isActive && user.isActive, email, username, fullName, isDemo, organization: { id: orgId, name, slug } }
}
