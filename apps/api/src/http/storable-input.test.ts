import { expect, test } from 'vitest'
import { refuseUnstorable } from './storable-input.ts'

test('ordinary input passes, whatever its shape', () => {
  for (const input of [undefined, null, 1, true, '', 'née 🎉\n', { a: ['b', { c: null }] }]) expect(() => refuseUnstorable(input)).not.toThrow()
})

test.each([
  ['the character 0', { name: 'a\0b' }, 'name'],
  ['half a surrogate pair', { theme: { font: '\ud83c' } }, 'theme.font'],
  ['one in a list', { measures: ['a', { column: '\udf89' }] }, 'measures.1.column'],
  ['one in a key', { filters: { 'a\0': 1 } }, 'filters'],
])('%s is refused by its place', (_what, input, path) => {
  expect(() => refuseUnstorable(input)).toThrow(expect.objectContaining({ code: 'invalid_input', details: { issues: [expect.objectContaining({ path })] } }))
})
