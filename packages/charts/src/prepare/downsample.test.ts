import { seededRandom } from '@insightengine/shared/random'
import { expect, test } from 'vitest'
import { downsample } from './downsample.ts'

const random = seededRandom(20)
const wave = Array.from({ length: 10_000 }, (_, x) => ({ x, y: Math.sin(x / 300) * 10 + random() }))

test('a long line keeps its ends, its order and at most as many points as asked for', () => {
  const drawn = downsample(wave, 500)
  expect(drawn).toHaveLength(500)
  expect(drawn[0]).toBe(wave[0])
  expect(drawn.at(-1)).toBe(wave.at(-1))
  expect(drawn.every((point, index) => index === 0 || point.x > (drawn[index - 1]?.x ?? 0))).toBe(true)
})

test('a single peak survives', () => {
  const points = wave.map((point) => (point.x === 6789 ? { x: point.x, y: 1000 } : point))
  expect(downsample(points, 200)).toContainEqual({ x: 6789, y: 1000 })
})

test('a short line is left as it is', () => {
  expect(downsample(wave.slice(0, 30), 500)).toEqual(wave.slice(0, 30))
})
