export interface Rate {
  perSecond: number
  /** What may be spent at once after a pause. */
  burst: number
}

export interface Budget {
  bytes: Rate
  messages: Rate
}

export interface Budgets {
  changes: Budget
  presence: Budget
}

const kilobyte = 1024

/**
 * Far above what people do, so that pasting a page, coming back after a day offline or a script that fills a story pass;
 * far below what would keep a node from serving everybody else.
 */
export const defaultBudgets: Budgets = {
  changes: { bytes: { perSecond: 512 * kilobyte, burst: 8192 * kilobyte }, messages: { perSecond: 500, burst: 5000 } },
  // A y-websocket client repeats what it hears of others, so this is not only what one person does.
  presence: { bytes: { perSecond: 256 * kilobyte, burst: 2048 * kilobyte }, messages: { perSecond: 200, burst: 2000 } },
}

/** A question for what is missing is short, but answering it reads the whole document. */
export const handshakeBytes = 64 * kilobyte

/** What one connection may still send of one kind. */
export class Spending {
  readonly #bytes: Bucket
  readonly #messages: Bucket

  constructor({ bytes, messages }: Budget, now = performance.now()) {
    this.#bytes = new Bucket(bytes, now)
    this.#messages = new Bucket(messages, now)
  }

  /** False when that is more than there is. */
  spend(bytes: number, now = performance.now()): boolean {
    return this.#messages.take(1, now) && this.#bytes.take(bytes, now)
  }
}

class Bucket {
  readonly #rate: Rate
  #left: number
  #filledAt: number

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#left = rate.burst
    this.#filledAt = now
  }

  take(amount: number, now: number): boolean {
    const { perSecond, burst } = this.#rate
    this.#left = Math.min(burst, this.#left + ((now - this.#filledAt) / 1000) * perSecond)
    this.#filledAt = now
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
