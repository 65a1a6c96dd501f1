import { presenceColorOf } from '@insightengine/shared/collab'
import type { CloseReason } from '@insightengine/shared/errors'
import type { CollabSocket } from './collab-socket.ts'
import { limits } from './limits.ts'
import type { OpenStory } from './open-story.ts'
import { readPresence, type PresenceEntry } from './presence-message.ts'

type Speakers = Pick<OpenStory, 'speakers' | 'elsewhere' | 'presence'>

/**
 * Takes from a message what its sender says about themselves, before anybody hears it. A socket speaks for one Yjs client
 * only, not for one that another socket speaks for; what else is in the message (a y-websocket client repeats everything it
 * hears) is nobody's business. Returns why the socket is closed, or null.
 */
export function hearPresence(story: Speakers, socket: CollabSocket, payload: Uint8Array): CloseReason | null {
  const entries = readPresence(payload)
  if (!entries) return 'update_refused'
  const own = entries.find((entry) => mayClaim(story, socket, entry))
  if (!own) return null
  if (Buffer.byteLength(own.state) > limits.presenceBytes) return 'too_large'
  const state = withIdentity(socket, own.state)
  if (state === null) return 'update_refused'
  socket.clientId = own.clientId
  story.speakers.set(own.clientId, socket)
  story.elsewhere.delete(own.clientId)
  story.presence.say(socket, { ...own, state })
  return null
}

function mayClaim({ speakers, elsewhere, presence }: Speakers, socket: CollabSocket, { clientId, state }: PresenceEntry): boolean {
  if (socket.clientId !== null) return socket.clientId === clientId
  if (state === 'null' || speakers.has(clientId)) return false
  // Known from another node: only the same person may have moved here.
  return !elsewhere.has(clientId) || presence.personOf(clientId) === socket.identity?.userId
}

/** Where somebody is, they say; who they are is said here. Null for what is no state. */
function withIdentity({ identity }: CollabSocket, json: string): string | null {
  const state = parse(json)
  if (state === null) return 'null'
  if (!identity || typeof state !== 'object' || Array.isArray(state)) return null
  return JSON.stringify({ ...state, user: { id: identity.userId, name: identity.fullName, color: presenceColorOf(identity.userId) } })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** When a socket has closed, somebody else may speak for its client: the same person, after a reconnect. */
export function leavePresence({ speakers, presence }: Pick<OpenStory, 'speakers' | 'presence'>, socket: CollabSocket): void {
  presence.forget(socket)
  if (socket.clientId !== null && speakers.get(socket.clientId) === socket) speakers.delete(socket.clientId)
}
