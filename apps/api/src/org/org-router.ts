import { z } from 'zod'
import { Organization } from '@insightengine/shared/auth'
import { InviteId } from '@insightengine/shared/ids'
import { CreatedInvite, CreateInviteInput, Invite, InvitePreview, Member, UpdateMemberInput } from '@insightengine/shared/org'
import { memberProcedure, publicProcedure, rest, router } from '../trpc.ts'
import { createInvite, listInvites, previewInvite, revokeInvite } from './invites.ts'
import { listMembers, updateMember } from './members.ts'
import { renameOrganization } from './rename-organization.ts'

const tag = 'Organization'

export const orgRouter = router({
  members: memberProcedure
    .meta(rest('GET', '/members', { summary: 'List members', tag }))
    .output(z.array(Member))
    .query(({ ctx }) => listMembers(ctx.services, ctx.actor)),

  updateMember: memberProcedure
    .meta(rest('PUT', '/members/{userId}', { summary: "Change a member's role, or switch them off or on", tag }))
    .input(UpdateMemberInput)
    .output(Member)
    .mutation(({ ctx, input }) => updateMember(ctx.services, ctx.actor, input)),

  createInvite: memberProcedure
    .meta(rest('POST', '/invites', { summary: 'Make an invitation link', description: 'The link is shown once, works once and ends after 7 days.', tag }))
    .input(CreateInviteInput)
    .output(CreatedInvite)
    .mutation(({ ctx, input }) => createInvite(ctx.services, ctx.actor, input)),

  invites: memberProcedure
    .meta(rest('GET', '/invites', { summary: 'List open invitations', tag }))
    .output(z.array(Invite))
    .query(({ ctx }) => listInvites(ctx.services, ctx.actor)),

  revokeInvite: memberProcedure
    .meta(rest('DELETE', '/invites/{id}', { summary: 'Revoke an invitation', tag }))
    .input(z.object({ id: InviteId }))
    .output(z.object({ success: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await revokeInvite(ctx.services, ctx.actor, input)
      return { success: true as const }
    }),

  invitePreview: publicProcedure
    .meta(rest('GET', '/invites/preview/{token}', { summary: 'What an invitation leads to', tag, protect: false }))
    .input(z.object({ token: z.string().min(20).max(200) }))
    .output(InvitePreview)
    .query(({ ctx, input }) => previewInvite(ctx.services, input.token)),

  rename: memberProcedure
    .meta(rest('PUT', '/organization', { summary: 'Rename the organisation', tag }))
    .input(z.object({ name: z.string().trim().min(1, 'Enter a name').max(255) }))
    .output(Organization)
    .mutation(({ ctx, input }) => renameOrganization(ctx.services, ctx.actor, input)),
})
