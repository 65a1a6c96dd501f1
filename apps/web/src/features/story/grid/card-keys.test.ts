import type { CardId } from '@insightengine/shared/ids'
import { layoutPage, type Layout, type Rect } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import { keyboardPlacement } from './card-keys.ts'
import type { GridItem } from './card-order.ts'

const card = (id: string, rect: Partial<Rect> = {}): GridItem => ({ id: id as CardId, rect: { x: 0, y: 0, w: 6, h: 8, ...rect } })

function target(layout: Layout, items: readonly GridItem[], cardId: string) {
  return { layout, items, cardId: cardId as CardId, drawn: layoutPage(layout, items).get(cardId) as Rect }
}

test('arrow keys move a card one place where cards flow', () => {
  const items = [card('a'), card('b'), card('c')]
  expect(keyboardPlacement('ArrowRight', 'move', target('double', items, 'a'))).toEqual({ kind: 'order', index: 1 })
  expect(keyboardPlacement('ArrowLeft', 'move', target('double', items, 'a'))).toBeNull()
  expect(keyboardPlacement('ArrowDown', 'move', target('double', items, 'c'))).toBeNull()
})

test('arrow keys move a card one cell in a custom layout', () => {
  const items = [card('a', { x: 6, w: 6 })]
  expect(keyboardPlacement('ArrowLeft', 'move', target('custom', items, 'a'))).toMatchObject({ rect: { x: 5, y: 0 } })
  expect(keyboardPlacement('ArrowRight', 'move', target('custom', items, 'a'))).toBeNull()
})

test('arrow keys resize by a column of the layout', () => {
  const items = [card('a', { w: 4 })]
  expect(keyboardPlacement('ArrowRight', 'resize', target('triple', items, 'a'))).toMatchObject({ rect: { w: 8 } })
  expect(keyboardPlacement('ArrowLeft', 'resize', target('triple', items, 'a'))).toBeNull()
  expect(keyboardPlacement('ArrowDown', 'resize', target('triple', items, 'a'))).toMatchObject({ rect: { h: 9 } })
})
