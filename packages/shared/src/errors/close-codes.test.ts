import { expect, test } from 'vitest'
import { closeCodes, closeReasonOf } from './close-codes.ts'

test('every close code is found again by its number, and none is used twice', () => {
  const codes = Object.values(closeCodes).map((entry) => entry.code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const [reason, { code }] of Object.entries(closeCodes)) expect(closeReasonOf(code)).toBe(reason)
  expect(closeReasonOf(1006)).toBeNull()
})

test('a message that WebSocket itself refused is too large like any other', () => {
  expect(closeReasonOf(1009)).toBe('too_large')
})
