import { memberRepository, type Membership } from '@insightengine/db/member'
import { createAccount, userRepository } from '@insightengine/db/user'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, UserId } from '@insightengine/shared/ids'
import { recordAudit } from '../audit/record-audit.ts'
import type { Services } from '../services.ts'

export const demoPassword = 'insight-demo'
const owner = { email: 'demo@insightengine.local', username: 'demo', fullName: 'Dana Demo' }
const viewer = { email: 'viewer@insightengine.local', username: 'viewer', fullName: 'Vera Viewer' }

export interface DemoOrg {
  orgId: OrgId
  ownerId: UserId
  viewerId: UserId
  /** False when it was there already. */
  isNew: boolean
}

/** The demo organisation with its two accounts, made once. Refuses outside the local demo workspace: its password is printed in the README. */
export async function createDemoOrg(services: Services): Promise<DemoOrg> {
  assertDemo(services)
  const existing = await findDemoMember(services, owner.email)
  const passwordHash = await services.passwords.hash(demoPassword)
  const boss = existing ?? (await createAccount(services.db, { ...owner, passwordHash, isDemo: true }, { founds: { organizationName: 'Demo shop' } }))
  const watcher =
    (await findDemoMember(services, viewer.email)) ?? (await createAccount(services.db, { ...viewer, passwordHash, isDemo: true }, { joins: { orgId: boss.orgId, role: 'viewer' } }))
  return { orgId: boss.orgId, ownerId: boss.userId, viewerId: watcher.userId, isNew: !existing }
}

/** Whether "Continue as demo" can be offered now. */
export async function isDemoOffered(services: Services): Promise<boolean> {
  return services.env.demo && (await findDemoMember(services, owner.email))?.isDemo === true
}

/** The demo owner, who signs in without a password. */
export async function enterDemo(services: Services): Promise<Membership> {
  assertDemo(services)
  const member = await findDemoMember(services, owner.email)
  // Somebody who gave the demo account a password of their own made it theirs.
  if (!member?.isDemo) throw new AppError('forbidden', 'The demo account has a password of its own now. Sign in with it')
  await recordAudit(services, member, 'auth.signed_in', { type: 'user', id: member.userId }, { demo: true })
  return member
}

function assertDemo({ env }: Services): void {
  if (!env.demo) throw new AppError('forbidden', 'There is no demo in this workspace')
}

async function findDemoMember({ db }: Services, email: string): Promise<Membership | null> {
  const user = await userRepository(db).findByEmail(email)
  if (!user) return null
  return (await memberRepository(db).listOfUser(user.id)).find(({ isActive }) => isActive) ?? null
}
