import type { StoryId } from '@insightengine/shared/ids'
import { toFailure } from '../../../lib/failure.ts'
import { reportSessionLost } from '../../../lib/session-lost.ts'
import { trpcClient } from '../../../lib/trpc.ts'
import type { TicketAnswer } from './collab-session.ts'

/** A ticket for one connection. What the API refuses for good ends the session; anything else may pass. */
export async function fetchTicket(storyId: StoryId): Promise<TicketAnswer> {
  try {
    return { kind: 'ticket', ticket: await trpcClient.collab.ticket.mutate({ storyId }) }
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
