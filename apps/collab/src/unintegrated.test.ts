import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { dropUnintegrated } from './unintegrated.ts'

function threeChanges(): Uint8Array[] {
  const doc = new Y.Doc()
  const changes: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => changes.push(update))
  for (const word of ['one ', 'two ']) doc.getText('t').insert(0, word)
  doc.getText('t').delete(0, 4)
  return changes
}

test('a change without its predecessor is dropped and told', () => {
  const [, second] = threeChanges()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, second!)
  expect(dropUnintegrated(doc)).toBeInstanceOf(Uint8Array)
  expect(dropUnintegrated(doc)).toBeNull()
})

test('a deletion of what is not there is dropped and told', () => {
  const [first, , third] = threeChanges()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, first!)
  Y.applyUpdate(doc, third!)
  expect(dropUnintegrated(doc)).toBeInstanceOf(Uint8Array)
})

test('after dropping, the same changes in their order are taken', () => {
  const [first, second, third] = threeChanges()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, second!)
  dropUnintegrated(doc)
  for (const change of [first, second, third]) Y.applyUpdate(doc, change!)
  expect(dropUnintegrated(doc)).toBeNull()
  expect(doc.getText('t').toJSON()).toBe('one ')
})
