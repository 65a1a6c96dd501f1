import { memberRepository, type Membership } from '@insightengine/db/member'
import { userRepository } from '@insightengine/db/user'
import type { LoginInput } from '@insightengine/shared/auth'
import { AppError } from '@insightengine/shared/errors'
import { recordAudit } from '../audit/record-audit.ts'
import { findRequest } from '../http/request-context.ts'
import { addressKey } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'

/**
 * The member behind an e-mail and password, in the organisation they joined first. An unknown e-mail, a wrong password and a switched-off
 * account are told apart only once the password was right, and cost the same time.
 */
export async function checkSignIn(services: Services, { email, password }: LoginInput): Promise<Membership> {
  const { db, limits, passwords } = services
  const address = addressKey(findRequest()?.ip ?? 'unknown')
  await limits.signInAttempt(email, address)
  const user = await userRepository(db).findByEmail(email)
  const isRight = await passwords.matches(password, user?.passwordHash ?? null)
  const memberships = user ? await memberRepository(db).listOfUser(user.id) : []
  if (!user || !isRight) {
    for (const { orgId, userId } of memberships) await recordAudit(services, { orgId, userId }, 'auth.sign_in_failed', { type: 'user', id: userId })
    throw new AppError('invalid_credentials', 'E-mail or password is wrong')
  }
  await limits.signInSucceeded(email, address)
  const member = memberships.find(({ isActive }) => isActive)
  if (!member || !user.isActive) throw new AppError('forbidden', 'This account has been deactivated. Ask an owner of your organisation')
  await recordAudit(services, member, 'auth.signed_in', { type: 'user', id: member.userId })
  return member
}
