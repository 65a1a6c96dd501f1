import { presenceColorOf } from '@insightengine/shared/collab'
import type { CollabSocket } from './collab-socket.ts'
import type { OpenStory } from './open-story.ts'

/**
 * Rewrites what a client says about presence before anybody hears it: it speaks for one Yjs client only, not for one that
 * another socket speaks for, and who it is comes from the database.
 */
export function guardPresence({ speakers }: Pick<OpenStory, 'speakers'>, socket: CollabSocket, states: Map<number, Record<string, unknown>>): void {
  const { identity } = socket
  dropScratchState(states)
  for (const [clientId, state] of states) {
    const isFree = socket.clientId === null && !speakers.has(clientId)
    const isOwn = socket.clientId === clientId
    if (!identity || !(isFree || isOwn) || !isRecord(state)) {
      states.delete(clientId)
      continue
    }
    socket.clientId = clientId
    speakers.set(clientId, socket)
    state['user'] = { id: identity.userId, name: identity.fullName, color: presenceColorOf(identity.userId) }
  }
}

/**
 * Hocuspocus decodes the message into an Awareness of its own and hands us all of its states: first comes the empty state of
 * that Awareness itself, which would become a nameless guest in everybody's presence.
 */
function dropScratchState(states: Map<number, Record<string, unknown>>): void {
  for (const [clientId, state] of states) {
    if (isRecord(state) && Object.keys(state).length === 0) states.delete(clientId)
    return
  }
}

/** When a socket has closed, somebody else may speak for its client: the same person, after a reconnect. */
export function leavePresence({ speakers }: Pick<OpenStory, 'speakers'>, socket: CollabSocket): void {
  if (socket.clientId !== null && speakers.get(socket.clientId) === socket) speakers.delete(socket.clientId)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
