import { z } from 'zod'
import { StoryId } from '../ids/index.ts'

/** The collaboration socket's path on the API's origin. */
export const collabPath = '/collab'
/** Where clients of y-websocket find a story: its id follows, and the ticket is the query parameter `ticket`. */
export const yWebsocketPath = '/y/'

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

/** Names are written on them in white, so each is dark enough for that (WCAG AA). */
const presenceColors = ['#2563eb', '#be185d', '#047857', '#b45309', '#7c3aed', '#0e7490', '#dc2626', '#4d7c0f'] as const

/** A person's colour is the same on every screen and in every story. */
export function presenceColorOf(userId: string): string {
  let hash = 0
  for (const letter of userId) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0
  return presenceColors[hash % presenceColors.length] ?? presenceColors[0]
}

/** What nodes tell each other over the bus; the log in Postgres stays the only copy. */
export const StoryDoorbell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('updated'), orgId: z.string(), storyId: z.string(), seq: z.number(), from: z.string() }),
  z.object({ kind: z.literal('deleted'), orgId: z.string(), storyId: z.string(), from: z.string() }),
  /** Somebody's rights changed; sockets of that person re-check. */
  z.object({ kind: z.literal('access_changed'), orgId: z.string(), userId: z.string(), from: z.string() }),
])
export type StoryDoorbell = z.infer<typeof StoryDoorbell>
export const storyDoorbellTopic = 'story'
