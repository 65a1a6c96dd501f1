import { MessageType } from '@hocuspocus/server'
import type { Dice } from '@insightengine/shared/testing'
import { readFrame, syncSteps } from '../../apps/collab/src/frame.ts'
import { FrameSplitter, type WireFrame } from './ws-frames.ts'

type Send = (data: Buffer) => void

/**
 * Duplicates and swaps changes on one WebSocket connection, in both directions; everything else passes as it came. A
 * confirmation belongs to the oldest change not yet confirmed, so those for duplicates, which the client never sent, are kept back.
 */
export class Scrambler {
  readonly #dice: Dice
  readonly #fromClient = new FrameSplitter()
  readonly #fromServer = new FrameSplitter()
  readonly #held = new Map<Send, Buffer>()
  /** For every change the server has been given: was it a duplicate? */
  readonly #given: boolean[] = []

  constructor(dice: Dice) {
    this.#dice = dice
  }

  toServer(chunk: Buffer, send: Send): void {
    this.#pass(this.#fromClient, chunk, send, (frame) => {
      const step = readFrame(frame.payload)?.syncStep
      if (step === syncSteps.answer || step === syncSteps.change) this.#given.push(false)
      if (step !== syncSteps.change) return this.#inOrder(frame, send)
      if (this.#mix(frame, send)) this.#given.push(true)
    })
  }

  toClient(chunk: Buffer, send: Send): void {
    this.#pass(this.#fromServer, chunk, send, (frame) => {
      const read = readFrame(frame.payload)
      if (read?.type === MessageType.SyncStatus && this.#given.shift()) return
      if (read?.syncStep !== syncSteps.change) return this.#inOrder(frame, send)
      this.#mix(frame, send)
    })
  }

  #pass(splitter: FrameSplitter, chunk: Buffer, send: Send, handle: (frame: WireFrame) => void): void {
    const { handshake, frames } = splitter.push(chunk)
    if (handshake) send(handshake)
    for (const frame of frames) handle(frame)
  }

  #inOrder({ raw }: WireFrame, send: Send): void {
    this.#release(send)
    send(raw)
  }

  /** True when it went twice. */
  #mix({ raw }: WireFrame, send: Send): boolean {
    const chance = this.#dice.next()
    if (chance < 0.1 && !this.#held.has(send)) {
      this.#held.set(send, Buffer.from(raw))
      setTimeout(() => this.#release(send), 40)
      return false
    }
    send(raw)
    this.#release(send)
    if (chance > 0.85) send(raw)
    return chance > 0.85
  }

  #release(send: Send): void {
    const held = this.#held.get(send)
    this.#held.delete(send)
    if (held) send(held)
  }
}
