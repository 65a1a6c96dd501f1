import { MessageType, OutgoingMessage } from '@hocuspocus/server'
import { expect, test } from 'vitest'
import { signInMessage, yWebsocketDialect } from './dialect.ts'
import { readFrame } from './frame.ts'

const name = 'story:7c2a4d0e-0000-4000-8000-000000000000'
const { incoming, outgoing } = yWebsocketDialect(name)

test('a change of a y-websocket client gets the document’s name, and loses it on the way out', () => {
  const change = Uint8Array.of(0, 2, 3, 7, 8, 9)
  expect(readFrame(incoming(change)!)).toEqual({ address: name, type: MessageType.Sync, syncStep: 2, payload: Uint8Array.of(7, 8, 9) })
  expect(outgoing(incoming(change)!)).toEqual(change)
})

test('a y-websocket client signs in with its address only, and says nothing that is for Hocuspocus alone', () => {
  for (const type of [MessageType.Auth, MessageType.Stateless, MessageType.CLOSE, MessageType.Ping, MessageType.Pong]) expect(incoming(Uint8Array.of(type, 0))).toBeNull()
  expect(incoming(new Uint8Array())).toBeNull()
  expect(readFrame(signInMessage(name, 'ticket'))).toMatchObject({ address: name, type: MessageType.Auth })
})

test('what a y-websocket client would not understand is not sent to it', () => {
  expect(outgoing(new OutgoingMessage(name).writeSyncStatus(true).toUint8Array())).toBeNull()
  expect(outgoing(new OutgoingMessage(name).writeAuthenticated(false).toUint8Array())).toBeNull()
  expect(outgoing(new OutgoingMessage(name).writeStateless('x').toUint8Array())).toBeNull()
  const reply = new OutgoingMessage(name).createSyncReplyMessage().writeUpdate(Uint8Array.of(0, 0)).toUint8Array()
  expect(outgoing(reply)).toEqual(Uint8Array.of(0, 2, 2, 0, 0))
})
