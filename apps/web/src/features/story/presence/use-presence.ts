import type { CardId, PageId } from '@insightengine/shared/ids'
import { useEffect, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useStory } from '../story-context.ts'
import type { PersonHere, PresenceUser } from './people.ts'

/** Everybody who has this story open, this tab included. */
export function usePeople(): readonly PersonHere[] {
  const { people } = useStory().session
  return useSyncExternalStore(people.subscribe, people.current)
}

/** Tells the others who I am and where. */
export function useAnnounce(awareness: Awareness, { user, pageId, cardId }: { user: PresenceUser; pageId: PageId | null; cardId: CardId | null }): void {
  useEffect(() => {
    awareness.setLocalStateField('user', user)
  }, [awareness, user])
  useEffect(() => {
    awareness.setLocalStateField('pageId', pageId)
  }, [awareness, pageId])
  useEffect(() => {
    awareness.setLocalStateField('cardId', cardId)
  }, [awareness, cardId])
}
