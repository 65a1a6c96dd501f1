import { MessageType } from '@hocuspocus/server'
import { WebSocket } from 'ws'
import { readFrame, syncSteps } from '../frame.ts'

/**
 * Knows which edits the server has confirmed. Hocuspocus' own counter does not: it starts at 1 with every connection, so
 * that the first of several confirmations already brings it to 0. Here each confirmation answers the oldest message on its
 * socket, and only what is sent with or after the handshake's answer proves anything about the edits before.
 */
export class SaveTracker {
  /** Local edits so far, and how many of them are confirmed. */
  made = 0
  saved = 0
  #listeners: (() => void)[] = []

  confirm(covered: number): void {
    this.saved = Math.max(this.saved, covered)
    for (const listener of this.#listeners.splice(0)) listener()
  }

  /** Resolves when everything made so far is confirmed. */
  async allSaved(): Promise<void> {
    const target = this.made
    while (this.saved < target) await new Promise<void>((resolve) => this.#listeners.push(resolve))
  }
}

/** A WebSocket for Hocuspocus' provider that tells the tracker what passes through it. */
export function trackedWebSocket(tracker: SaveTracker): new (url: string) => WebSocket {
  return class extends WebSocket {
    readonly #awaited: number[] = []
    #isJoined = false

    constructor(url: string) {
      super(url)
      // The provider takes its listeners away before it closes a socket that is still being opened.
      this.on('error', () => undefined)
      this.on('message', (data: Buffer | ArrayBuffer) => this.#receive(new Uint8Array(data)))
    }

    override send(data: Uint8Array): void {
      const step = readFrame(data)?.syncStep
      if (step === syncSteps.answer) this.#isJoined = true
      if (step === syncSteps.answer || step === syncSteps.change) this.#awaited.push(this.#isJoined ? tracker.made : 0)
      super.send(data)
    }

    #receive(data: Uint8Array): void {
      if (readFrame(data)?.type !== MessageType.SyncStatus) return
      const covered = this.#awaited.shift() ?? 0
      const wasApplied = data.at(-1) === 1
      if (wasApplied) tracker.confirm(covered)
    }
  }
}
