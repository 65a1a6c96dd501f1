import type { CardId } from '@insightengine/shared/ids'
import { layoutPage, type Layout, type Rect } from '@insightengine/shared/story'

export interface GridItem {
  id: CardId
  rect: Rect
}

/** The list with the item taken out and put back so that it stands at `index`. */
export function reorder<T extends GridItem>(items: readonly T[], id: CardId, index: number): T[] {
  const item = items.find((other) => other.id === id)
  const others = items.filter((other) => other.id !== id)
  return item ? others.toSpliced(clamp(index, 0, others.length), 0, item) : others
}

/** The place in reading order where the page's layout would put the item closest to the wanted centre (in grid units). */
export function nearestIndex(layout: Layout, items: readonly GridItem[], id: CardId, center: { x: number; y: number }): number {
  let best = { index: 0, distance: Infinity }
  for (let index = 0; index < items.length; index++) {
    const rect = layoutPage(layout, reorder(items, id, index)).get(id)
    if (!rect) continue
    const distance = Math.hypot(rect.x + rect.w / 2 - center.x, rect.y + rect.h / 2 - center.y)
    if (distance < best.distance - 1e-6) best = { index, distance }
  }
  return best.index
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
