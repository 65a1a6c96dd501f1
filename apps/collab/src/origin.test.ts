import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin.ts'

const publicUrl = 'https://insight.example.com'

test('pages of the workspace, by any of its names, may open a socket', () => {
  expect(isOwnOrigin({ origin: 'https://insight.example.com', host: 'internal:3001' }, publicUrl)).toBe(true)
  expect(isOwnOrigin({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, publicUrl)).toBe(true)
})

test('a program without an origin may, as far as the origin goes', () => {
  expect(isOwnOrigin({ host: 'x' }, publicUrl)).toBe(true)
})

test('pages from elsewhere may not', () => {
  for (const origin of ['https://evil.example', 'http://insight.example.com', 'https://insight.example.com.evil.example', 'null', 'nonsense'])
    expect([origin, isOwnOrigin({ origin, host: 'insight.example.com:8443' }, publicUrl)]).toEqual([origin, false])
})
