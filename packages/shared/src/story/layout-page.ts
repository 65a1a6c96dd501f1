import type { CardContent, Layout, Rect } from './content.ts'

export const gridColumns = 12

type Placeable = Pick<CardContent, 'id' | 'rect'>

/**
 * Where each card is drawn, in grid units, by card id. Pure and deterministic, so that everybody who has the same
 * document sees the same page, also when two people have just moved cards onto each other.
 * - single, double, triple: cards flow in reading order; widths snap to whole columns of the layout.
 * - custom: cards stand where they were put; of two that overlap, the later in reading order moves down.
 */
export function layoutPage(layout: Layout, cards: readonly Placeable[]): Map<string, Rect> {
  return layout === 'custom' ? settle(cards) : flow(cards, columnWidth(layout))
}

export function columnWidth(layout: Layout): number {
  return { single: 12, double: 6, triple: 4, custom: 1 }[layout]
}

/** The width in grid units that a stored width is drawn with. */
export function snapWidth(layout: Layout, w: number): number {
  const unit = columnWidth(layout)
  return Math.min(gridColumns, Math.max(unit, Math.round(w / unit) * unit))
}

function flow(cards: readonly Placeable[], unit: number): Map<string, Rect> {
  const placed = new Map<string, Rect>()
  let x = 0
  let y = 0
  let rowHeight = 0
  for (const { id, rect } of cards) {
    const w = Math.min(gridColumns, Math.max(unit, Math.round(rect.w / unit) * unit))
    if (x + w > gridColumns) {
      x = 0
      y += rowHeight
      rowHeight = 0
    }
    placed.set(id, { x, y, w, h: rect.h })
    x += w
    rowHeight = Math.max(rowHeight, rect.h)
  }
  return placed
}

function settle(cards: readonly Placeable[]): Map<string, Rect> {
  const placed = new Map<string, Rect>()
  const done: Rect[] = []
  // Upper cards first; reading order decides between equals, so that the outcome never depends on who asks.
  const order = cards.map((card, index) => ({ card, index })).sort((a, b) => a.card.rect.y - b.card.rect.y || a.index - b.index)
  for (const { card } of order) {
    const rect = { ...card.rect, x: Math.min(card.rect.x, gridColumns - card.rect.w) }
    for (let blocker = overlapping(rect, done); blocker; blocker = overlapping(rect, done)) rect.y = blocker.y + blocker.h
    placed.set(card.id, rect)
    done.push(rect)
  }
  return placed
}

function overlapping(rect: Rect, others: readonly Rect[]): Rect | undefined {
  return others.find(
    (other) => rect.x < other.x + other.w && other.x < rect.x + rect.w && rect.y < other.y + other.h && other.y < rect.y + rect.h,
  )
}
