import { z } from 'zod'
import { StoryId } from '../ids/index.ts'

/** The collaboration socket's path on the API's origin. */
export const collabPath = '/collab'

export const CollabTicketInput = z.object({ storyId: StoryId })
/** A short-lived proof for the collaboration socket; the name of the document is `story:<id>`. */
export const CollabTicket = z.object({ ticket: z.string(), documentName: z.string(), canEdit: z.boolean() })
export type CollabTicket = z.infer<typeof CollabTicket>

export const CollabClaims = z.object({
  sub: z.string(),
  org: z.string(),
  story: z.string(),
  name: z.string(),
  jti: z.string(),
})
export type CollabClaims = z.infer<typeof CollabClaims>

export function documentNameOf(storyId: StoryId): string {
  return `story:${storyId}`
}

export function storyIdOf(documentName: string): StoryId | null {
  const parsed = StoryId.safeParse(documentName.startsWith('story:') ? documentName.slice(6) : '')
  return parsed.success ? parsed.data : null
}

/** Presence that clients may set about themselves. Who they are is the server's to say and is added there. */
export const PresenceState = z.object({
  user: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  pageId: z.string().nullable().catch(null),
  /** The card this person holds or edits. */
  cardId: z.string().nullable().catch(null),
})
export type PresenceState = z.infer<typeof PresenceState>

/** What nodes tell each other over the bus; the log in Postgres stays the only copy. */
export const StoryDoorbell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('updated'), orgId: z.string(), storyId: z.string(), seq: z.number(), from: z.string() }),
  z.object({ kind: z.literal('deleted'), orgId: z.string(), storyId: z.string(), from: z.string() }),
  /** Somebody's rights changed; sockets of that person re-check. */
  z.object({ kind: z.literal('access_changed'), orgId: z.string(), userId: z.string(), from: z.string() }),
])
export type StoryDoorbell = z.infer<typeof StoryDoorbell>
export const storyDoorbellTopic = 'story'
