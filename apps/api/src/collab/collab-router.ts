import { CollabTicket, CollabTicketInput } from '@insightengine/shared/collab'
import { memberProcedure, rest, router } from '../trpc.ts'
import { createCollabTicket } from './collab-ticket.ts'

export const collabRouter = router({
  ticket: memberProcedure
    .meta(rest('POST', '/collab/ticket', { summary: 'A ticket for the live document of a story', description: 'Good for 60 seconds and one connection to the WebSocket at /collab.', tag: 'Collaboration' }))
    .input(CollabTicketInput)
    .output(CollabTicket)
    .mutation(({ ctx, input }) => createCollabTicket(ctx.services, ctx.identity, input.storyId)),
})
