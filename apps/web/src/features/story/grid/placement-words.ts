import type { CardPlacement } from './card-placement.ts'

/** What a screen reader says after a card was put somewhere. */
export function placementWords(placement: CardPlacement, count: number): string {
  if (placement.kind === 'order') return `Card moved to place ${placement.index + 1} of ${count}.`
  const { x, y, w, h } = placement.rect
  return `Card is ${w} columns wide and ${h} rows high, at column ${x + 1}, row ${y + 1}.`
}
