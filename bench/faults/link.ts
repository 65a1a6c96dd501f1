import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Dice } from '@insightengine/shared/testing'
import { Scrambler } from './scrambler.ts'

interface Pair {
  near: Socket
  far: Socket
}

/** A TCP proxy between two parties, with the faults of a network. Takes the next of its targets for each connection, as a load balancer does. */
export class Link {
  /** How much later everything arrives. */
  delayMs = 0
  /** How much has gone to the parties that connect. */
  bytesReceived = 0
  /** A closed link turns connections away. */
  isClosed = false
  /** Duplicates and swaps whole WebSocket frames of new connections. */
  scramble: Dice | null = null
  readonly #server: Server
  readonly #targets: () => readonly number[]
  readonly #pairs = new Set<Pair>()
  #isFrozen = false
  #count = 0

  private constructor(server: Server, targets: () => readonly number[]) {
    this.#server = server
    this.#targets = targets
    server.on('connection', (near) => this.#accept(near))
  }

  static async open(targets: () => readonly number[]): Promise<Link> {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Link(server, targets)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get connections(): number {
    return this.#pairs.size
  }

  /** Breaks every connection. */
  drop(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
  }

  /** Nothing arrives any more, and nobody hears that it does not. */
  freeze(): void {
    this.#isFrozen = true
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.pause()
  }

  thaw(): void {
    this.#isFrozen = false
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.resume()
  }

  /** The party that connects stops reading: what is sent to it piles up at the sender. */
  stall(): void {
    for (const { far } of this.#pairs) far.pause()
  }

  close(): void {
    this.isClosed = true
    this.drop()
    this.#server.close()
  }

  #accept(near: Socket): void {
    const targets = this.#targets()
    const port = targets[this.#count++ % Math.max(1, targets.length)]
    if (this.isClosed || port === undefined) return void near.resetAndDestroy()
    const far = connect(port, '127.0.0.1')
    const pair = { near, far }
    this.#pairs.add(pair)
    const scrambler = this.scramble ? new Scrambler(this.scramble) : null
    const toFar = (data: Buffer) => this.#later(() => far.write(data))
    const toNear = (data: Buffer) => {
      this.bytesReceived += data.length
      this.#later(() => near.write(data))
    }
    near.on('data', (data: Buffer) => (scrambler ? scrambler.toServer(data, toFar) : toFar(data)))
    far.on('data', (data: Buffer) => (scrambler ? scrambler.toClient(data, toNear) : toNear(data)))
    for (const socket of [near, far]) {
      // A reset of one side is passed on by `close`.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.#pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
      socket.setNoDelay(true)
    }
    if (this.#isFrozen) far.pause()
    else near.resume()
  }

  #later(write: () => void): void {
    // Equal timers fire in the order they were set, so nothing overtakes.
    if (this.delayMs > 0) setTimeout(write, this.delayMs)
    else write()
  }
}
