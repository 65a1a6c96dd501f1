import { CollabTicket, CollabTicketInput } from '@insightengine/shared/collab'
import { memberProcedure, rest, router } from '../trpc.ts'
import { createCollabTicket } from './collab-ticket.ts'

export const collabRouter = router({
  ticket: memberProcedure
    .meta(rest('POST', '/collab/ticket', { summary: 'A ticket for the live document of a story', description: 'Good for 60 seconds and one connection: to the WebSocket at /collab for Hocuspocus clients, or to /y/{storyId}?ticket=… for y-websocket clients, which get no confirmation of what is saved.', tag: 'Collaboration' }))
    .input(CollabTicketInput)
    .output(CollabTicket)
    .mutation(({ ctx, input }) => createCollabTicket(ctx.services, ctx.identity, input.storyId)),
})
