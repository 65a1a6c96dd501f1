import type { Awareness } from 'y-protocols/awareness'
import type { PresenceEntry } from './presence-message.ts'

/** Well below the 30 s after which everybody forgets a client that says nothing. */
const repeatMs = 10_000

/**
 * A client that comes back, on this node or another, counts on where it stopped, and everybody would ignore what it says at
 * the count at which it left. Whoever speaks for it is always right, so it counts as new. Null when it is the same as a
 * moment ago: a y-websocket client repeats what it hears even of itself.
 */
export function inOrder(awareness: Awareness, entry: PresenceEntry, now = Date.now()): PresenceEntry | null {
  const known = awareness.meta.get(entry.clientId)
  if (!known || entry.clock > known.clock) return entry
  const isSame = JSON.stringify(awareness.getStates().get(entry.clientId) ?? null) === entry.state
  return isSame && now - known.lastUpdated < repeatMs ? null : { ...entry, clock: known.clock + 1 }
}
