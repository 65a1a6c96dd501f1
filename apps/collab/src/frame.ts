import { MessageType } from '@hocuspocus/server'
import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** A message of Hocuspocus' protocol, as far as the server needs to look into it before or instead of Hocuspocus. */
export interface Frame {
  /** The document's name, and the session within it when the client has several. */
  address: string
  type: MessageType
  /** Of the sync protocol: 0 asks for what is missing, 1 answers, 2 is a change. Null for other types. */
  syncStep: number | null
  /** What a sync or presence message carries. */
  payload: Uint8Array | null
}

export const syncSteps = { request: 0, answer: 1, change: 2 } as const

/** Null for what is no such message. */
export function readFrame(data: Uint8Array): Frame | null {
  try {
    const decoder = createDecoder(data)
    return { address: readVarString(decoder), ...readBody(decoder) }
  } catch {
    return null
  }
}

function readBody(decoder: Decoder): Omit<Frame, 'address'> {
  const type = readType(decoder)
  if (type === MessageType.Sync || type === MessageType.SyncReply) {
    const syncStep = readVarUint(decoder)
    return { type, syncStep, payload: readVarUint8Array(decoder) }
  }
  return { type, syncStep: null, payload: type === MessageType.Awareness ? readVarUint8Array(decoder) : null }
}

/** A number from the wire; what is no type of the protocol matches none of them. */
function readType(decoder: Decoder): MessageType {
  const type: number = readVarUint(decoder)
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the wire has numbers, Hocuspocus has an enum
  return type
}

/** The type of one of our own messages, without reading the rest: it is asked for every message to every client. */
export function typeOf(data: Uint8Array): MessageType {
  const decoder = createDecoder(data)
  const addressLength = readVarUint(decoder)
  decoder.pos += addressLength
  return readType(decoder)
}

/** The words of a refusal to sign in, or null when it is another message about signing in. */
export function readPermissionDenied(data: Uint8Array): string | null {
  const decoder = createDecoder(data)
  readVarString(decoder)
  const type = readType(decoder)
  const permissionDenied = 1
  return type === MessageType.Auth && readVarUint(decoder) === permissionDenied ? readVarString(decoder) : null
}

/** Why Hocuspocus closes a document. */
export function readCloseReason(data: Uint8Array): string {
  const decoder = createDecoder(data)
  readVarString(decoder)
  readVarUint(decoder)
  return readVarString(decoder)
}

/** What a client lacks of the document. */
export function syncAnswer(address: string, update: Uint8Array): Uint8Array {
  return messageOf(address, [MessageType.Sync, syncSteps.answer], update)
}

export function presenceMessage(address: string, update: Uint8Array): Uint8Array {
  return messageOf(address, [MessageType.Awareness], update)
}

function messageOf(address: string, head: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, address)
  for (const part of head) writeVarUint(encoder, part)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

/** Sent to the whole socket, without a document's name, so one byte says it all. */
export const ping = Uint8Array.of(MessageType.Ping)

const pong: number = MessageType.Pong

export function isPong(data: Uint8Array): boolean {
  return data.length === 1 && data[0] === pong
}
