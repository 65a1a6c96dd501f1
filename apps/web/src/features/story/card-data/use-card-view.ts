import type { CardId } from '@insightengine/shared/ids'
import { useSyncExternalStore } from 'react'
import { useStory } from '../story-context.ts'
import type { CardView } from './card-data-store.ts'

/** What the card's query gave so far; null for a card that asks for nothing. */
export function useCardView(cardId: CardId): CardView | null {
  const { data } = useStory()
  return useSyncExternalStore(data.subscribe, () => data.viewOf(cardId))
}
