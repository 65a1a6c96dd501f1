import { presenceColorOf, PresenceState } from '@insightengine/shared/collab'
import type { CardId, PageId } from '@insightengine/shared/ids'

/** Somebody with this story open, once per tab. */
export interface PersonHere {
  clientId: number
  userId: string
  name: string
  color: string
  pageId: PageId | null
  cardId: CardId | null
  isMe: boolean
}

export interface PresenceUser {
  id: string
  name: string
  color: string
}

/** Everybody the awareness knows; what cannot be read is left out. */
export function readPeople(states: ReadonlyMap<number, unknown>, me: number): PersonHere[] {
  const people: PersonHere[] = []
  for (const [clientId, state] of states) {
    const parsed = PresenceState.safeParse(state)
    if (!parsed.success) continue
    const { user, pageId, cardId } = parsed.data
    people.push({
      clientId,
      userId: user.id,
      name: user.name,
      color: /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : presenceColorOf(user.id),
      pageId: pageId as PageId | null,
      cardId: cardId as CardId | null,
      isMe: clientId === me,
    })
  }
  return people.sort((a, b) => a.clientId - b.clientId)
}

/** Everybody once, me first. My other windows are somebody else to this one: they hold other cards and other carets. */
export function distinctPeople(people: readonly PersonHere[]): PersonHere[] {
  const byUser = new Map<string, PersonHere>()
  for (const person of people) byUser.set(person.isMe ? 'me' : person.userId, person)
  return [...byUser.values()].sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name))
}
