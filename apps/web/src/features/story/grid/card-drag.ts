import type { CardId } from '@insightengine/shared/ids'
import { layoutPage, type Layout, type Rect } from '@insightengine/shared/story'
import { nearestIndex, type GridItem } from './card-order.ts'
import { movedBy, rectPlacement, resizedBy, withPlacement, type CardPlacement } from './card-placement.ts'

/** The size in CSS pixels of one grid unit, as the page is drawn now. */
export interface GridScale {
  column: number
  row: number
}

/** What a person is doing to a card with the pointer. Kept in the tab; the document hears of it when the pointer is released. */
export interface CardDrag {
  kind: 'move' | 'resize'
  cardId: CardId
  /** Where the layout had the card when it was taken. */
  from: Rect
  /** How far the pointer went since, in CSS pixels. */
  dx: number
  dy: number
}

/** Where the dragged card would land, or null when it would stay as it is. */
export function dragPlacement(drag: CardDrag, layout: Layout, items: readonly GridItem[], scale: GridScale): CardPlacement | null {
  const item = items.find((other) => other.id === drag.cardId)
  if (!item) return null
  const columns = drag.dx / scale.column
  const rows = drag.dy / scale.row
  if (drag.kind === 'resize') return rectPlacement(layout, item.rect, drag.from, resizedBy(drag.from, layout, columns, rows))
  if (layout === 'custom') return rectPlacement(layout, item.rect, drag.from, movedBy(drag.from, Math.round(columns), Math.round(rows)))
  const center = { x: drag.from.x + drag.from.w / 2 + columns, y: drag.from.y + drag.from.h / 2 + rows }
  const index = nearestIndex(layout, items, drag.cardId, center)
  return index === items.indexOf(item) ? null : { kind: 'order', index }
}

/** Where every card is drawn while the drag lasts: as if the pointer had just been released. */
export function previewLayout(drag: CardDrag | null, layout: Layout, items: readonly GridItem[], scale: GridScale): Map<string, Rect> {
  return layoutPage(layout, drag ? withPlacement(items, drag.cardId, dragPlacement(drag, layout, items, scale)) : items)
}
