import type { CardId } from '@insightengine/shared/ids'
import { columnWidth, gridColumns, snapWidth, type Layout, type Rect } from '@insightengine/shared/story'
import { clamp, reorder, type GridItem } from './card-order.ts'

/** A card's new place: what one drag, resize or key press writes into the document. */
export type CardPlacement = { kind: 'order'; index: number } | { kind: 'rect'; rect: Rect }

const minWidth = 1
const minHeight = 2
const maxHeight = 100

export function movedBy(drawn: Rect, columns: number, rows: number): Rect {
  return { ...drawn, x: clamp(drawn.x + columns, 0, gridColumns - drawn.w), y: Math.max(0, drawn.y + rows) }
}

/** The size asked for, snapped to whole columns of the layout and kept inside the page. */
export function resizedBy(drawn: Rect, layout: Layout, columns: number, rows: number): Rect {
  const room = layout === 'custom' ? gridColumns - drawn.x : gridColumns
  const w = snapWidth(layout, clamp(drawn.w + columns, minWidth, room))
  return { ...drawn, w: Math.min(w, room), h: clamp(Math.round(drawn.h + rows), minHeight, maxHeight) }
}

/** One keyboard step of a size: a column of the layout, or a row. */
export function resizeStep(layout: Layout): number {
  return columnWidth(layout)
}

/**
 * The rect to write, or null when nothing changes. Where cards flow, only the size is written: the stored position is what
 * the card returns to in a custom layout.
 */
export function rectPlacement(layout: Layout, stored: Rect, drawn: Rect, wanted: Rect): CardPlacement | null {
  if (drawn.x === wanted.x && drawn.y === wanted.y && drawn.w === wanted.w && drawn.h === wanted.h) return null
  return { kind: 'rect', rect: layout === 'custom' ? wanted : { ...stored, w: wanted.w, h: wanted.h } }
}

/** The cards as they would be after the placement. */
export function withPlacement<T extends GridItem>(items: readonly T[], cardId: CardId, placement: CardPlacement | null): readonly T[] {
  if (!placement) return items
  if (placement.kind === 'order') return reorder(items, cardId, placement.index)
  return items.map((item) => (item.id === cardId ? { ...item, rect: placement.rect } : item))
}
