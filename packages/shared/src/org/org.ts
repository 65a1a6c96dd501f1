import { z } from 'zod'
import { Role } from '../access/index.ts'
import { InviteId, UserId } from '../ids/index.ts'

export const Member = z.object({
  userId: UserId,
  email: z.string(),
  fullName: z.string(),
  role: Role,
  isActive: z.boolean(),
  joinedAt: z.iso.datetime(),
})
export type Member = z.infer<typeof Member>

export const UpdateMemberInput = z.object({ userId: UserId, role: Role.optional(), isActive: z.boolean().optional() })

export const CreateInviteInput = z.object({ role: Role.exclude(['owner']).default('analyst') })
/** The token appears once, in the link; the database keeps its hash. */
export const CreatedInvite = z.object({ id: InviteId, url: z.string(), expiresAt: z.iso.datetime() })
export const Invite = z.object({ id: InviteId, role: Role, expiresAt: z.iso.datetime(), createdAt: z.iso.datetime() })
export type Invite = z.infer<typeof Invite>
/** What an invited person sees before joining. */
export const InvitePreview = z.object({ organizationName: z.string(), role: Role })
