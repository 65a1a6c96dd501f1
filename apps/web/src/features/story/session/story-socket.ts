import { HocuspocusProviderWebsocket, type onCloseParameters } from '@hocuspocus/provider'
import { outgoingSyncKind } from './outgoing-sync.ts'

export interface StorySocketOptions {
  url: string
  onClose: (data: onCloseParameters) => void
  /** A message has left which the server will confirm once it has committed what the message holds. */
  onSent: () => void
  WebSocketPolyfill?: unknown
}

/** Hocuspocus' socket, with three differences: no message waits for a later connection, it knows what it sent, and it can end. */
export class StorySocket extends HocuspocusProviderWebsocket {
  readonly #onSent: () => void
  #handshakenOn: WebSocket | null = null
  #hasEnded = false

  constructor({ onSent, ...options }: StorySocketOptions) {
    super({ ...options, ...reconnectDelays(), autoConnect: false })
    this.#onSent = onSent
  }

  override async connect(): Promise<unknown> {
    // Timers of the original may still call this after the end.
    return this.#hasEnded ? undefined : super.connect()
  }

  override send(message: Uint8Array): void {
    const socket = this.openSocket()
    // The next handshake carries everything anyway; a queue would only deliver it a second time, out of order.
    if (!socket) return
    super.send(message)
    const kind = outgoingSyncKind(message)
    if (kind === 'step2') this.#handshakenOn = socket
    if (kind === 'step2' || kind === 'update') this.#onSent()
  }

  openSocket(): WebSocket | null {
    return this.webSocket?.readyState === WebSocket.OPEN ? this.webSocket : null
  }

  /** Whether our half of the handshake has left on the socket that is open now. */
  hasSentHandshake(): boolean {
    return this.#handshakenOn !== null && this.#handshakenOn === this.openSocket()
  }

  end(): void {
    this.#hasEnded = true
    this.disconnect()
  }
}

/** Spread out, so that a restarted server is not met by everybody in the same second. */
function reconnectDelays() {
  return { delay: 400 + Math.floor(Math.random() * 1200), minDelay: 400, factor: 1.6, maxDelay: 15_000, jitter: true }
}
