import { expect, test } from 'vitest'
import { greetingFor } from './greeting.ts'

const at = (hour: number) => greetingFor('Ana María Ruiz', new Date(2025, 4, 1, hour))

test('the greeting follows the clock and uses the first name', () => {
  expect(at(5)).toBe('Good morning, Ana')
  expect(at(11)).toBe('Good morning, Ana')
  expect(at(12)).toBe('Good afternoon, Ana')
  expect(at(18)).toBe('Good evening, Ana')
})

test('nobody who arrives after midnight is wished a good night', () => {
  expect(at(2)).toBe('Hello, Ana')
})
