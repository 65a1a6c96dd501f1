import type { Actor, Role } from '@insightengine/shared/access'
import { newId, type OrgId, type UserId } from '@insightengine/shared/ids'
import { withOrg, type Db } from '../client/index.ts'

export interface TestUser {
  userId: UserId
  email: string
  fullName: string
}
export interface TestMember extends TestUser {
  /** What services take: the person, in the organisation, with the role. */
  actor: Actor
}
export interface TestOrg extends TestMember {
  orgId: OrgId
  name: string
  slug: string
}

/** No hash of bcrypt's looks like this, so nobody signs in with it; tests of signing in bring their own. */
const noPassword = '-'

let count = 0

/** A person who belongs nowhere yet. Names are numbered, so that a test's output says who is who. */
export async function aUser(db: Db, { fullName, email, passwordHash = noPassword }: { fullName?: string; email?: string; passwordHash?: string } = {}): Promise<TestUser> {
  const number = ++count
  const userId = newId<UserId>()
  const user = { email: email ?? `person-${number}-${userId.slice(0, 8)}@example.test`, fullName: fullName ?? `Person ${number}` }
  await db.prisma.user.create({ data: { id: userId, username: `person-${number}-${userId.slice(0, 8)}`, passwordHash, ...user } })
  return { userId, ...user }
}

/** A new organisation with one person in it, its owner unless `role` says otherwise. */
export async function anOrg(db: Db, { role = 'owner', name = 'Acme' }: { role?: Role; name?: string } = {}): Promise<TestOrg> {
  const orgId = newId<OrgId>()
  const user = await aUser(db)
  const slug = `acme-${orgId.slice(0, 8)}`
  await withOrg(db, orgId, async (tx) => {
    await tx.organization.create({ data: { id: orgId, name, slug, ownerId: user.userId } })
    await tx.orgMember.create({ data: { orgId, userId: user.userId, role } })
  })
  return { ...user, orgId, name, slug, actor: { userId: user.userId, orgId, role } }
}

/** One more person in an organisation; `userId` of an existing person makes them a member of a second one. */
export async function aMember(db: Db, orgId: OrgId, { role = 'analyst', user }: { role?: Role; user?: TestUser } = {}): Promise<TestMember> {
  const person = user ?? (await aUser(db))
  await withOrg(db, orgId, (tx) => tx.orgMember.create({ data: { orgId, userId: person.userId, role } }))
  return { ...person, actor: { userId: person.userId, orgId, role } }
}
