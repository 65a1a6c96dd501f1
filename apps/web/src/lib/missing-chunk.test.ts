import { expect, test } from 'vitest'
import { isMissingChunk } from './missing-chunk.ts'

test.each([
  'Failed to fetch dynamically imported module: http://localhost:3000/assets/story-editor-B2x.js',
  'error loading dynamically imported module: http://localhost:3000/assets/story-editor-B2x.js',
  'Importing a module script failed.',
])('part of the app that cannot be fetched is told from a request that failed: %s', (message) => {
  expect(isMissingChunk(new TypeError(message))).toBe(true)
})

test('a request that failed is not a missing part of the app', () => {
  expect(isMissingChunk(new TypeError('Failed to fetch'))).toBe(false)
})
