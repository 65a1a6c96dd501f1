import { expect, test } from 'vitest'
import { targetIndex } from './use-list-drag.ts'

const middles = [50, 150, 250, 350]

test('a row goes where its middle is let go', () => {
  expect(targetIndex(middles, 0, 20)).toBe(0)
  expect(targetIndex(middles, 0, 110)).toBe(1)
  expect(targetIndex(middles, 0, 9000)).toBe(3)
  expect(targetIndex(middles, 3, -120)).toBe(2)
  expect(targetIndex(middles, 3, -9000)).toBe(0)
})
