import { rollDice } from '@insightengine/shared/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Backlog } from './backlog.ts'

test('whoever missed any part of a story has all of it after one message', () => {
  const { seed, below } = rollDice()
  for (let round = 0; round < 20; round++) {
    const [server, reader] = [new Y.Doc(), new Y.Doc()]
    const writers = Array.from({ length: 3 }, () => new Y.Doc())
    const backlog = new Backlog()
    // From some moment on, the reader is behind.
    const behindFrom = below(60)
    let step = 0
    server.on('update', (update: Uint8Array) => {
      if (step < behindFrom) Y.applyUpdate(reader, update)
      else backlog.leaveOut(update)
    })
    for (; step < 60; step++) {
      const writer = writers[below(3)]!
      const text = writer.getText('t')
      const before = Y.encodeStateVector(writer)
      if (below(3) === 0 && text.length > 2) text.delete(below(text.length - 1), 1)
      else text.insert(below(text.length + 1), String(step))
      writer.getMap('m').set('k', step)
      Y.applyUpdate(server, Y.encodeStateAsUpdate(writer, before))
      if (below(4) === 0) Y.applyUpdate(writer, Y.encodeStateAsUpdate(server))
    }
    Y.applyUpdate(reader, backlog.missingFrom(server))
    expect(reader.toJSON(), `seed ${seed}, round ${round}`).toEqual(server.toJSON())
    expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(server))
    expect(reader.store.pendingStructs).toBeNull()
  }
})

test('what was not missed is not sent again', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'x'.repeat(100_000))
  const backlog = new Backlog()
  doc.on('update', (update: Uint8Array) => backlog.leaveOut(update))
  doc.getText('t').insert(0, 'missed')
  expect(backlog.missingFrom(doc).byteLength).toBeLessThan(100)
})
