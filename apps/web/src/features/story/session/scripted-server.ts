import * as Y from 'yjs'

/**
 * The collaboration server's side of the wire, in the same process, under a test's control: it exchanges documents at once
 * but confirms only when told to, so that a test can look at the screen's claims in between.
 */
export class ScriptedServer {
  readonly doc = new Y.Doc()
  isReachable = true
  /** Messages whose confirmation is still owed, oldest first. */
  owed: (() => void)[] = []
  sockets: ScriptedSocket[] = []
  /** Kinds of the sync messages received, in order. */
  readonly received: string[] = []

  confirm(count = Infinity): void {
    for (const answer of this.owed.splice(0, count)) answer()
  }

  drop(code = 1006, reason = ''): void {
    this.owed = []
    for (const socket of this.sockets.splice(0)) socket.closeFromServer(code, reason)
  }
}

/** The provider makes its sockets itself, from a class. */
export function socketClassOf(server: ScriptedServer): unknown {
  return class extends ScriptedSocket {
    constructor() {
      super(server)
    }
  }
}

type Listener = (event: unknown) => void

class ScriptedSocket {
  readonly #server: ScriptedServer
  readonly #listeners = new Map<string, Set<Listener>>()
  readyState: number = WebSocket.CONNECTING
  binaryType = 'arraybuffer'

  constructor(server: ScriptedServer) {
    this.#server = server
    setTimeout(() => {
      if (!server.isReachable) return this.closeFromServer(1006, '')
      server.sockets.push(this)
      this.readyState = WebSocket.OPEN
      this.#emit('open', {})
    })
  }

  addEventListener(name: string, listener: Listener): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener))
  }

  removeEventListener(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener)
  }

  send(bytes: Uint8Array): void {
    const { document, type, syncType, payload } = readFrame(bytes)
    if (type === 2) {
      this.#answer(document, [2, 2, ...text('read-write')])
      return
    }
    if (type !== 0) return
    this.#server.received.push(['step1', 'step2', 'update'][syncType] ?? 'unknown')
    if (syncType === 0) {
      this.#answer(document, [0, 1, ...sized(Y.encodeStateAsUpdate(this.#server.doc, payload))])
      this.#answer(document, [0, 0, ...sized(Y.encodeStateVector(this.#server.doc))])
      return
    }
    Y.applyUpdate(this.#server.doc, payload)
    this.#server.owed.push(() => this.#answer(document, [8, 1]))
  }

  close(): void {
    this.closeFromServer(1000, '')
  }

  closeFromServer(code: number, reason: string): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    this.#emit('close', { code, reason })
  }

  #answer(document: string, body: number[]): void {
    if (this.readyState === WebSocket.OPEN) this.#emit('message', { data: Uint8Array.from([...text(document), ...body]).buffer })
  }

  #emit(name: string, event: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event)
  }
}

function varUint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varUint(Math.floor(value / 0x80))]
}

function sized(bytes: Uint8Array): number[] {
  return [...varUint(bytes.length), ...bytes]
}

function text(value: string): number[] {
  return sized(new TextEncoder().encode(value))
}

function readFrame(bytes: Uint8Array) {
  let at = 0
  const number = () => {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at++] ?? 0
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  const take = () => {
    const length = number()
    at += length
    return bytes.subarray(at - length, at)
  }
  const document = new TextDecoder().decode(take())
  const type = number()
  const syncType = type === 0 ? number() : -1
  return { document, type, syncType, payload: type === 0 ? take() : bytes.subarray(at) }
}
