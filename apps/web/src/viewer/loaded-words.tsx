import type { PageContent } from '@insightengine/shared/story'
import type { CardSlots } from './card-slots.ts'

interface LoadedWordsProps {
  page: PageContent
  index: number
  count: number
  slots: CardSlots
  isSettled: boolean
}

/** Says once, to those who do not see it, that a page has arrived or its numbers have changed. */
export function LoadedWords({ page, index, count, slots, isSettled }: LoadedWordsProps) {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {isSettled ? settledWords(page, index, count, slots) : 'Loading data'}
    </div>
  )
}

export function settledWords(page: PageContent, index: number, count: number, slots: CardSlots): string {
  const states = page.cards.flatMap(({ id }) => slots[id]?.state ?? [])
  const failed = states.filter((state) => state === 'failed').length
  const loaded = states.length - failed
  const where = count > 1 ? `Page ${index + 1} of ${count}, ` : ''
  const trouble = failed > 0 ? `, ${failed} could not be loaded` : ''
  return `${where}${page.title}: ${loaded} ${loaded === 1 ? 'card' : 'cards'} loaded${trouble}.`
}
