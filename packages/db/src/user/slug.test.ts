import { expect, test } from 'vitest'
import { candidates, slugOf } from './slug.ts'

test.for([
  ["Ann's Café & Söhne", 'ann-s-cafe-sohne'],
  ['  --ACME 2000-- ', 'acme-2000'],
  ['東京', 'workspace'],
  ['', 'workspace'],
  ['x'.repeat(200), 'x'.repeat(80)],
] as const)('%s is %s in an address', ([name, slug]) => {
  expect(slugOf(name, 'workspace')).toBe(slug)
})

test('a taken name is followed by others that begin with it', () => {
  const [first, ...others] = candidates('acme')
  expect(first).toBe('acme')
  expect(others.every((other) => /^acme-[0-9a-f]+$/.test(other))).toBe(true)
  expect(new Set([...others, ...candidates('acme').slice(1)]).size).toBe(others.length * 2)
})
