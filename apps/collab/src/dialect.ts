import { MessageType } from '@hocuspocus/server'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { isPong, ping } from './frame.ts'

/** How a client's bytes relate to Hocuspocus' protocol, which everything else here speaks. */
export interface Dialect {
  /** Null for what the dialect does not know. */
  incoming: (data: Uint8Array) => Uint8Array | null
  /** Null for what the client would not understand. */
  outgoing: (data: Uint8Array) => Uint8Array | null
  /** Keeps the client from thinking that the server is gone. */
  ping: Uint8Array
  isPong: (data: Uint8Array) => boolean
}

export const hocuspocusDialect: Dialect = { incoming: (data) => data, outgoing: (data) => data, ping, isPong }

/** What a y-websocket client may say: changes, presence, and the question who is there. */
const spoken = new Set<number>([MessageType.Sync, MessageType.Awareness, MessageType.QueryAwareness])

const syncReply: number = MessageType.SyncReply

/**
 * The protocol of y-websocket: the same messages without the document's name in front. It knows no confirmations, and being
 * refused it learns from the close code alone.
 */
export function yWebsocketDialect(documentName: string): Dialect {
  return {
    incoming: (data) => (data.length > 0 && spoken.has(data[0]!) ? withName(documentName, data) : null),
    outgoing(data) {
      const decoder = createDecoder(data)
      const nameLength = readVarUint(decoder)
      const body = data.subarray(decoder.pos + nameLength)
      if (body[0] !== syncReply) return spoken.has(body[0]!) ? body : null
      // A copy: the same bytes go to others.
      const answer = body.slice()
      answer[0] = MessageType.Sync
      return answer
    },
    // Presence of nobody.
    ping: Uint8Array.of(MessageType.Awareness, 1, 0),
    isPong: () => false,
  }
}

/** The ticket, in the message with which a client of Hocuspocus signs in. */
export function signInMessage(documentName: string, ticket: string): Uint8Array {
  const encoder = createEncoder()
  const token = 0
  writeVarUint(encoder, MessageType.Auth)
  writeVarUint(encoder, token)
  writeVarString(encoder, ticket)
  return withName(documentName, toUint8Array(encoder))
}

function withName(documentName: string, body: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, documentName)
  writeUint8Array(encoder, body)
  return toUint8Array(encoder)
}
