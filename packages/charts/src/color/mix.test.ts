import { seededRandom } from '@insightengine/shared/random'
import { expect, test } from 'vitest'
import { contrast, ensureContrast, mix, parseColor, readableOn } from './mix.ts'

test('contrast is what WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('colours are read as the browser writes them', () => {
  expect(parseColor('rgb(12, 34, 56)')).toEqual({ r: 12, g: 34, b: 56 })
  expect(parseColor(' #FA0 ')).toEqual({ r: 255, g: 170, b: 0 })
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
})

test('any colour can be made to stand out from any ground, and stays itself when it already does', () => {
  const random = seededRandom(4)
  const color = () => `#${Array.from({ length: 3 }, () => Math.floor(random() * 256).toString(16).padStart(2, '0')).join('')}`
  for (let round = 0; round < 500; round++) {
    const [ink, ground] = [color(), color()]
    const result = ensureContrast(ink, ground, 4.5)
    expect(contrast(result, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(result === ink).toBe(contrast(ink, ground) >= 4.5)
    expect(contrast(readableOn(ground), ground)).toBeGreaterThanOrEqual(4)
  }
})
