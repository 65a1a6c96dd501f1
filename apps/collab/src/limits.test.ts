import { MessageType, OutgoingMessage } from '@hocuspocus/server'
import { AppError } from '@insightengine/shared/errors'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkMessage, limits } from './limits.ts'

const address = 'story:a'
const checks = { address, assertRoom: () => undefined, fits: () => true }
const full = {
  address,
  fits: () => true,
  assertRoom: () => {
    throw new AppError('unavailable', 'full')
  },
}

function anUpdate(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}
const change = (update: Uint8Array, name = address) => new OutgoingMessage(name).createSyncMessage().writeUpdate(update).toUint8Array()

test('an ordinary change passes', () => {
  expect(checkMessage(change(anUpdate('hello')), checks)).toBeNull()
})

test('a change beyond the limit is too large, one just below is not', () => {
  expect(checkMessage(change(anUpdate('x'.repeat(limits.updateBytes - 100))), checks)).toBeNull()
  expect(checkMessage(change(anUpdate('x'.repeat(limits.updateBytes))), checks)).toBe('too_large')
})

test('a change that cannot be decoded is refused before anything is applied', () => {
  const update = anUpdate('hello')
  expect(checkMessage(change(update.subarray(0, update.length - 3)), checks)).toBe('update_refused')
  expect(checkMessage(change(Uint8Array.of(9, 9, 9)), checks)).toBe('update_refused')
})

test('while too much is unsaved changes are turned away, but reading goes on', () => {
  expect(checkMessage(change(anUpdate('hello')), full)).toBe('unavailable')
  const nothingNew = Uint8Array.of(0, 0)
  expect(checkMessage(change(nothingNew), full)).toBeNull()
  const question = new OutgoingMessage(address).createSyncMessage()
  expect(checkMessage(question.writeFirstSyncStepFor(new Y.Doc() as never).toUint8Array(), full)).toBeNull()
})

test('presence and other small messages stay small', () => {
  const presence = (bytes: number) => {
    const message = new OutgoingMessage(address).writeStateless('x'.repeat(bytes)).toUint8Array()
    return checkMessage(message, checks)
  }
  expect(presence(100)).toBeNull()
  expect(presence(limits.presenceBytes)).toBe('too_large')
})

test('a socket stays with the document of its first message', () => {
  expect(checkMessage(change(anUpdate('hello'), 'story:b'), checks)).toBe('update_refused')
  expect(checkMessage(change(anUpdate('hello'), 'story:b'), { ...checks, address: null })).toBeNull()
})

test('messages that only the server sends, and noise, are refused', () => {
  expect(checkMessage(new OutgoingMessage(address).writeBroadcastStateless('x').toUint8Array(), checks)).toBe('update_refused')
  expect(checkMessage(new OutgoingMessage(address).writeSyncStatus(true).toUint8Array(), checks)).toBe('update_refused')
  expect(checkMessage(new TextEncoder().encode('hello'), checks)).toBe('update_refused')
  expect(checkMessage(new Uint8Array(), checks)).toBe('update_refused')
  expect(MessageType.Sync).toBe(0)
})
