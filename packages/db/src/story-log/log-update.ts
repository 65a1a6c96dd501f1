import type { UserId } from '@insightengine/shared/ids'

/** A change to a story's document on its way into the log. */
export interface LogUpdate {
  update: Uint8Array
  /** Whose change it is; null when the server itself made it. */
  userId: UserId | null
  /** The Yjs client that made it; null when several were merged. */
  clientId: number | null
}

/** A change as the log keeps it. */
export interface LoggedUpdate extends LogUpdate {
  /** Its place in the story's history: 1, 2, 3 … without a gap, in the order of commits. */
  seq: number
}
