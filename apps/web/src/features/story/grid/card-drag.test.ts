import type { CardId } from '@insightengine/shared/ids'
import { layoutPage, type Layout, type Rect } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import { dragPlacement, previewLayout, type CardDrag } from './card-drag.ts'
import type { GridItem } from './card-order.ts'

const scale = { column: 100, row: 40 }
const card = (id: string, w = 6, h = 8, x = 0, y = 0): GridItem => ({ id: id as CardId, rect: { x, y, w, h } })
const four = [card('a'), card('b'), card('c'), card('d')]

function drag(kind: CardDrag['kind'], cardId: string, layout: Layout, items: readonly GridItem[], dx: number, dy: number): CardDrag {
  const id = cardId as CardId
  return { kind, cardId: id, from: layoutPage(layout, items).get(id) as Rect, dx, dy }
}

test('a card dragged over another takes its place in reading order', () => {
  expect(dragPlacement(drag('move', 'a', 'double', four, 600, 0), 'double', four, scale)).toEqual({ kind: 'order', index: 1 })
  expect(dragPlacement(drag('move', 'a', 'double', four, 0, 320), 'double', four, scale)).toEqual({ kind: 'order', index: 2 })
  expect(dragPlacement(drag('move', 'd', 'double', four, -600, -320), 'double', four, scale)).toEqual({ kind: 'order', index: 0 })
})

test('a card let go near where it was taken stays', () => {
  expect(dragPlacement(drag('move', 'b', 'double', four, -40, 30), 'double', four, scale)).toBeNull()
})

test('a card dragged far below the page becomes the last', () => {
  expect(dragPlacement(drag('move', 'a', 'triple', four, 0, 5000), 'triple', four, scale)).toEqual({ kind: 'order', index: 3 })
})

test('the others make room for the dragged card while it is held', () => {
  const preview = previewLayout(drag('move', 'a', 'double', four, 0, 320), 'double', four, scale)
  expect(preview.get('b')).toMatchObject({ x: 0, y: 0 })
  expect(preview.get('c')).toMatchObject({ x: 6, y: 0 })
  expect(preview.get('a')).toMatchObject({ x: 0, y: 8 })
})

test('in a custom layout a card lands on the nearest grid cell and never leaves the page', () => {
  const items = [card('a', 4, 6, 2, 3)]
  expect(dragPlacement(drag('move', 'a', 'custom', items, 260, 61), 'custom', items, scale)).toEqual({ kind: 'rect', rect: { x: 5, y: 5, w: 4, h: 6 } })
  expect(dragPlacement(drag('move', 'a', 'custom', items, 9000, -9000), 'custom', items, scale)).toEqual({ kind: 'rect', rect: { x: 8, y: 0, w: 4, h: 6 } })
})

test('a resize in a two-column layout snaps to half or full width', () => {
  expect(dragPlacement(drag('resize', 'a', 'double', four, 350, 0), 'double', four, scale)).toMatchObject({ rect: { w: 12, h: 8 } })
  expect(dragPlacement(drag('resize', 'a', 'double', four, 250, 0), 'double', four, scale)).toBeNull()
})

test('a resize where cards flow keeps the position the card has in a custom layout', () => {
  const items = [card('a'), card('b', 6, 8, 3, 20)]
  expect(dragPlacement(drag('resize', 'b', 'double', items, 0, 80), 'double', items, scale)).toEqual({ kind: 'rect', rect: { x: 3, y: 20, w: 6, h: 10 } })
})

test('a card cannot be made smaller than readable or wider than its room', () => {
  const items = [card('a', 4, 6, 6, 0)]
  expect(dragPlacement(drag('resize', 'a', 'custom', items, -9000, -9000), 'custom', items, scale)).toMatchObject({ rect: { w: 1, h: 2 } })
  expect(dragPlacement(drag('resize', 'a', 'custom', items, 9000, 0), 'custom', items, scale)).toMatchObject({ rect: { x: 6, w: 6 } })
})

test('a drag of a card that somebody else deleted changes nothing', () => {
  const gone = { ...drag('move', 'a', 'double', four, 600, 0), cardId: 'gone' as CardId }
  expect(dragPlacement(gone, 'double', four, scale)).toBeNull()
  expect(previewLayout(gone, 'double', four, scale)).toEqual(layoutPage('double', four))
})
