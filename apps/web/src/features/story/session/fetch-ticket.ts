import type { StoryId, UserId } from '@insightengine/shared/ids'
import { toFailure } from '../../../lib/failure.ts'
import { reportSessionLost } from '../../../lib/session-lost.ts'
import { trpcClient } from '../../../lib/trpc.ts'
import type { TicketAnswer } from './collab-session.ts'
import { holderOf } from './ticket-holder.ts'

/**
 * A ticket for one connection. What the API refuses for good ends the session; anything else may pass. So does a ticket for
 * somebody else, who has signed in since in another tab: what this person wrote must not be sent in their name.
 */
export async function fetchTicket(storyId: StoryId, userId: UserId): Promise<TicketAnswer> {
  try {
    const ticket = await trpcClient.collab.ticket.mutate({ storyId })
    return holderOf(ticket.ticket) === userId ? { kind: 'ticket', ticket } : { kind: 'ended', end: 'unauthorized' }
  } catch (error) {
    switch (toFailure(error).code) {
      case 'unauthenticated':
      case 'token_expired':
        reportSessionLost()
        return { kind: 'ended', end: 'unauthorized' }
      case 'forbidden':
        return { kind: 'ended', end: 'forbidden' }
      case 'not_found':
      case 'invalid_input':
        return { kind: 'ended', end: 'story_deleted' }
      default:
        return { kind: 'unreachable' }
    }
  }
}
