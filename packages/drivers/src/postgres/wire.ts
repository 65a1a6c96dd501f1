import type { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

/** The parts of `pg`'s Connection that its type declarations leave out. All messages are part of the extended query protocol. */
export interface Wire extends EventEmitter {
  /** The TLS socket once TLS is on. */
  readonly stream: Socket
  parse(message: { text: string; name?: string; types?: number[] }): void
  bind(message: { values?: (string | null)[]; portal?: string; statement?: string }): void
  describe(message: { type: 'P' | 'S'; name: string }): void
  execute(message: { portal?: string; rows?: number }): void
  sync(): void
  sendCopyFail(reason: string): void
}

export interface Field {
  name: string
  dataTypeID: number
}

/** What `pg` calls on a query that it runs; our own queries implement it to read messages as they come. */
export interface WireQuery {
  submit(wire: Wire): void
  handleRowDescription(message: { fields: Field[] }): void
  handleDataRow(message: { length: number; fields: (string | null)[] }): void
  handleCommandComplete(message: { text: string }): void
  handleEmptyQuery(): void
  handlePortalSuspended(): void
  handleCopyInResponse(wire: Wire): void
  handleCopyData(): void
  handleReadyForQuery(): void
  handleError(error: Error): void
}

/** What a cancel request names: the server process and its secret. */
export interface BackendKey {
  processID: number
  secretKey: number
}

export function wireOf(client: pg.Client): Wire {
  // `connection` is there since pg 0.x and what pg-cursor builds on, but not in the declarations.
  return (client as unknown as { connection: Wire }).connection
}

export function backendKeyOf(client: pg.Client): BackendKey {
  return client as unknown as BackendKey
}

/** Sends several messages as one packet. */
export function corked(wire: Wire, send: () => void): void {
  wire.stream.cork()
  try {
    send()
  } finally {
    wire.stream.uncork()
  }
}
