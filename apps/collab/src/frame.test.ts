import { MessageType, OutgoingMessage } from '@hocuspocus/server'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { expect, test } from 'vitest'
import { isPong, readCloseReason, readFrame, readPermissionDenied, typeOf } from './frame.ts'

const address = 'story:7c2a4d0e-0000-4000-8000-000000000000'

function message(type: number, ...rest: (number | Uint8Array)[]): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, address)
  writeVarUint(encoder, type)
  for (const part of rest) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  return toUint8Array(encoder)
}

test('a change, an answer and a question are told apart, with what they carry', () => {
  const payload = Uint8Array.of(1, 2, 3)
  expect(readFrame(message(0, 2, payload))).toEqual({ address, type: MessageType.Sync, syncStep: 2, payload })
  expect(readFrame(message(4, 1, payload))).toEqual({ address, type: MessageType.SyncReply, syncStep: 1, payload })
  expect(readFrame(message(1, payload))).toEqual({ address, type: MessageType.Awareness, syncStep: null, payload })
  expect(readFrame(message(3))).toEqual({ address, type: MessageType.QueryAwareness, syncStep: null, payload: null })
})

test('what ends before it should is no message', () => {
  const whole = message(0, 2, Uint8Array.of(1, 2, 3))
  for (let length = 0; length < whole.length; length++) expect(readFrame(whole.subarray(0, length))).toBeNull()
})

test('the types of our own messages are known, whatever the length of the name', () => {
  for (const name of [address, 'x', 'n'.repeat(300)]) {
    expect(typeOf(new OutgoingMessage(name).writeSyncStatus(true).toUint8Array())).toBe(MessageType.SyncStatus)
    expect(typeOf(new OutgoingMessage(name).writeCloseMessage('gone').toUint8Array())).toBe(MessageType.CLOSE)
    expect(typeOf(new OutgoingMessage(name).createSyncMessage().writeUpdate(Uint8Array.of(0, 0)).toUint8Array())).toBe(MessageType.Sync)
  }
})

test('a refusal to sign in is told from a welcome', () => {
  expect(readPermissionDenied(new OutgoingMessage(address).writePermissionDenied('forbidden').toUint8Array())).toBe('forbidden')
  expect(readPermissionDenied(new OutgoingMessage(address).writeAuthenticated(false).toUint8Array())).toBeNull()
})

test('why a document is closed can be read', () => {
  expect(readCloseReason(new OutgoingMessage(address).writeCloseMessage('provider_initiated').toUint8Array())).toBe('provider_initiated')
})

test('an answer to a ping is one byte', () => {
  expect(isPong(Uint8Array.of(10))).toBe(true)
  expect(isPong(Uint8Array.of(9))).toBe(false)
  expect(isPong(message(10))).toBe(false)
})
