import { expect, test } from 'vitest'
import { newId, type CardId } from '../ids/index.ts'
import { seededRandom } from '../random/index.ts'
import type { Rect } from './content.ts'
import { gridColumns, layoutPage, snapWidth } from './layout-page.ts'

const aCard = (rect: Partial<Rect> = {}) => ({ id: newId<CardId>(), rect: { x: 0, y: 0, w: 6, h: 8, ...rect } })
const overlap = (a: Rect, b: Rect) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

test('cards of a two-column page stand side by side in reading order', () => {
  const [a, b, c] = [aCard(), aCard({ h: 4 }), aCard()]
  const placed = layoutPage('double', [a, b, c])
  expect(placed.get(a.id)).toEqual({ x: 0, y: 0, w: 6, h: 8 })
  expect(placed.get(b.id)).toEqual({ x: 6, y: 0, w: 6, h: 4 })
  expect(placed.get(c.id)).toEqual({ x: 0, y: 8, w: 6, h: 8 })
})

test('widths snap to whole columns of the layout', () => {
  expect([1, 5, 7, 10, 12].map((w) => snapWidth('triple', w))).toEqual([4, 4, 8, 12, 12])
  expect(snapWidth('single', 3)).toBe(12)
  expect(snapWidth('custom', 5)).toBe(5)
})

test('on a free page, two cards moved onto the same place end one below the other, the same for everybody', () => {
  const [a, b] = [aCard({ x: 2, y: 3 }), aCard({ x: 4, y: 3 })]
  const placed = layoutPage('custom', [a, b])
  expect(placed.get(a.id)).toEqual(a.rect)
  expect(placed.get(b.id)).toEqual({ ...b.rect, y: 11 })
})

test('no layout ever lets cards overlap or leave the grid', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e6)
  console.info(`seed ${seed}`)
  const random = seededRandom(seed)
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  for (let round = 0; round < 200; round++) {
    const cards = Array.from({ length: pick(1, 15) }, () => aCard({ x: pick(0, 11), y: pick(0, 20), w: pick(1, 12), h: pick(1, 12) }))
    for (const layout of ['single', 'double', 'triple', 'custom'] as const) {
      const rects = [...layoutPage(layout, cards).values()]
      expect(rects).toHaveLength(cards.length)
      for (const [i, rect] of rects.entries()) {
        expect(rect.x).toBeGreaterThanOrEqual(0)
        expect(rect.x + rect.w).toBeLessThanOrEqual(gridColumns)
        for (const other of rects.slice(i + 1)) expect(overlap(rect, other)).toBe(false)
      }
    }
  }
})
