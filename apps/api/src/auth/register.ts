import { createAccount, type NewUser } from '@insightengine/db/user'
import type { Membership } from '@insightengine/db/member'
import type { RegisterInput } from '@insightengine/shared/auth'
import { recordAudit } from '../audit/record-audit.ts'
import { connectSample } from '../connection/connect-sample.ts'
import type { Services } from '../services.ts'
import { hashToken } from './opaque-token.ts'

/** A new account: owner of a new organisation, or a member of the one that invited. */
export async function register(services: Services, input: RegisterInput): Promise<Membership> {
  const { email, fullName, inviteToken } = input
  const user: NewUser = { email, fullName, username: input.username ?? null, passwordHash: await services.passwords.hash(input.password), isDemo: false }
  const member = inviteToken
    ? await createAccount(services.db, user, { joins: { inviteTokenHash: hashToken(inviteToken) } })
    : await createAccount(services.db, user, { founds: { organizationName: input.organizationName ?? `${fullName}'s workspace` } })
  if (!inviteToken) await connectSample(services, member.orgId, member.userId)
  await recordAudit(services, member, inviteToken ? 'member.joined' : 'organization.created', { type: 'user', id: member.userId }, { role: member.role })
  return member
}
