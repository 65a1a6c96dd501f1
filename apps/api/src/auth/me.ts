import type { Membership } from '@insightengine/db/member'
import { userRepository } from '@insightengine/db/user'
import { permissionsOf } from '@insightengine/shared/access'
import type { LoginOutput, Me } from '@insightengine/shared/auth'
import { AppError } from '@insightengine/shared/errors'
import { recordAudit } from '../audit/record-audit.ts'
import { findRequest } from '../http/request-context.ts'
import { addressKey } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'
import type { Identity } from './identify.ts'

export function toMe({ userId, email, username, fullName, role, organization, isDemo }: Membership): Me {
  return { id: userId, email, username, fullName, role, permissions: [...permissionsOf(role)], organization, isDemo }
}

export async function toLoginOutput({ tokens }: Services, member: Membership): Promise<LoginOutput> {
  return { ...(await tokens.issue(member)), organization: member.organization }
}

export async function updateProfile(services: Services, { member }: Identity, { fullName }: { fullName: string }): Promise<Me> {
  await userRepository(services.db).rename(member.userId, fullName)
  await recordAudit(services, member, 'user.renamed', { type: 'user', id: member.userId }, { fullName: { from: member.fullName, to: fullName } })
  return toMe({ ...member, fullName })
}

/**
 * Changes the password and ends every other sign-in, so that whoever knew the old one is out. A browser session goes on under a new token,
 * which is returned for its cookie.
 */
export async function changePassword(
  services: Services,
  { member, credential }: Identity,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<{ sessionToken: string | null }> {
  const { db, limits, passwords, sessions } = services
  const users = userRepository(db)
  const address = addressKey(findRequest()?.ip ?? 'unknown')
  await limits.signInAttempt(member.email, address)
  const user = await users.findByEmail(member.email)
  if (!(await passwords.matches(currentPassword, user?.passwordHash ?? null))) throw new AppError('invalid_credentials', 'The current password is wrong')
  await limits.signInSucceeded(member.email, address)
  await users.setPassword(member.userId, await passwords.hash(newPassword), { exceptFamilyId: credential.kind === 'token' ? credential.familyId : null })
  await sessions.revokeAllForUser(member.userId, { exceptToken: credential.kind === 'session' ? credential.token : undefined })
  await recordAudit(services, member, 'user.password_changed', { type: 'user', id: member.userId })
  const renewed = credential.kind === 'session' ? await sessions.rotate(credential.token) : null
  return { sessionToken: renewed?.token ?? null }
}
