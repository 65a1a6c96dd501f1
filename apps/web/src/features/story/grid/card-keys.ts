import type { CardId } from '@insightengine/shared/ids'
import type { Layout, Rect } from '@insightengine/shared/story'
import { clamp, type GridItem } from './card-order.ts'
import { movedBy, rectPlacement, resizedBy, resizeStep, type CardPlacement } from './card-placement.ts'

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'
const arrows: Record<ArrowKey, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

export function isArrowKey(key: string): key is ArrowKey {
  return key in arrows
}

export interface KeyboardTarget {
  layout: Layout
  items: readonly GridItem[]
  cardId: CardId
  /** Where the layout has the card now. */
  drawn: Rect
}

/** One keyboard step of a card; null when it is at the edge already. */
export function keyboardPlacement(key: ArrowKey, action: 'move' | 'resize', target: KeyboardTarget): CardPlacement | null {
  const { layout, items, cardId, drawn } = target
  const item = items.find((other) => other.id === cardId)
  if (!item) return null
  const step = arrows[key]
  if (action === 'resize') return rectPlacement(layout, item.rect, drawn, resizedBy(drawn, layout, step.x * resizeStep(layout), step.y))
  if (layout === 'custom') return rectPlacement(layout, item.rect, drawn, movedBy(drawn, step.x, step.y))
  const index = clamp(items.indexOf(item) + step.x + step.y, 0, items.length - 1)
  return index === items.indexOf(item) ? null : { kind: 'order', index }
}
