import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentSize } from './document-size.ts'

/** A document in which the same key was set again and again: small, after a long way. */
function aDocument(size: DocumentSize): Y.Doc {
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => size.add(update.byteLength))
  for (let n = 0; n < 200; n++) doc.getMap('m').set('k', `value ${n}`)
  return doc
}

test('what was written over does not count, once it matters', () => {
  const size = new DocumentSize()
  const doc = aDocument(size)
  const exact = Y.encodeStateAsUpdate(doc).byteLength
  expect(exact).toBeLessThan(1000)
  expect(size.fits(doc, 100, exact + 100)).toBe(true)
  expect(size.fits(doc, 101, exact + 100)).toBe(false)
})

test('at the limit it is measured no more than once a second', () => {
  const size = new DocumentSize()
  const doc = aDocument(size)
  expect(size.fits(doc, 5000, 5000, 0)).toBe(false)
  size.add(10_000)
  expect(size.fits(doc, 100, 5000, 900)).toBe(false)
  expect(size.fits(doc, 100, 5000, 1000)).toBe(true)
})
