import type { Card } from '@insightengine/shared/doc'

const names = { visualization: 'Chart', metric: 'Number', text: 'Text' } as const

/** A card's name for those who cannot see it: its title, else what it is. */
export function cardName(card: Pick<Card, 'type' | 'title'>): string {
  return card.title.trim() || `Untitled ${names[card.type].toLowerCase()}`
}

export function cardTypeName(type: Card['type']): string {
  return names[type]
}
