import type { CardId } from '@insightengine/shared/ids'
import { distinctPeople } from '../presence/people.ts'
import { usePeople } from '../presence/use-presence.ts'

/** A ring in the colour of whoever else holds this card, with their name. */
export function CardHalo({ cardId }: { cardId: CardId }) {
  const holders = distinctPeople(usePeople().filter((person) => person.cardId === cardId && !person.isMe))
  const [first, ...others] = holders
  if (!first) return null
  const name = others.length === 0 ? first.name : `${first.name} and ${others.length} more`
  return (
    <div className="pointer-events-none absolute -inset-px animate-fade-in rounded-lg border-2" style={{ borderColor: first.color }}>
      <span style={{ backgroundColor: first.color }} className="absolute -top-2.5 left-3 max-w-[calc(100%-1.5rem)] truncate rounded-xs px-1.5 text-xs font-semibold text-on-fill">
        <span className="sr-only">Held by </span>{name}
      </span>
    </div>
  )
}
