import type { z } from 'zod'
import { memberRepository } from '@insightengine/db/member'
import { outranks, type Actor } from '@insightengine/shared/access'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import { AppError } from '@insightengine/shared/errors'
import type { Member, UpdateMemberInput } from '@insightengine/shared/org'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

export async function listMembers({ db }: Services, actor: Actor): Promise<Member[]> {
  authorizeInOrg(actor, 'member.read')
  return memberRepository(db).list(actor.orgId)
}

/**
 * Changes a member's role or switches them off and on. Nobody touches or hands out a role above their own, and an organisation always keeps
 * an active owner. The change counts at once: sessions and tokens of somebody switched off end, and open story sockets re-check.
 */
export async function updateMember(services: Services, actor: Actor, { userId, ...change }: z.infer<typeof UpdateMemberInput>): Promise<Member> {
  authorizeInOrg(actor, 'member.manage')
  const { before, after } = await memberRepository(services.db).update(actor.orgId, userId, change, (target) => {
    if (!outranks(actor.role, target.role) || (change.role && !outranks(actor.role, change.role)))
      throw new AppError('forbidden', `Your role (${actor.role}) may not manage that role`)
  })
  if (before.role === after.role && before.isActive === after.isActive) return after
  await announceAccessChange(services, actor, after)
  await recordAudit(services, actor, 'member.updated', { type: 'user', id: userId }, { role: { from: before.role, to: after.role }, isActive: { from: before.isActive, to: after.isActive } })
  return after
}

async function announceAccessChange({ bus }: Services, actor: Actor, { userId }: Member): Promise<void> {
  const doorbell: StoryDoorbell = { kind: 'access_changed', orgId: actor.orgId, userId, from: 'api' }
  await bus.publish(storyDoorbellTopic, doorbell)
}
