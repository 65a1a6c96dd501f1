import { expect, test } from 'vitest'
import { UpdateConnectionInput } from './connection.ts'

test('a change of the name alone leaves password and TLS setting out, so that the stored ones stay', () => {
  const input = { id: '6f9b2a9e-0d3a-4c58-9a52-3f6f2a0f8a11', name: 'Shop' }
  expect(UpdateConnectionInput.parse(input)).toEqual(input)
})
