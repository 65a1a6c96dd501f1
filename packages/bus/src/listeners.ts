import type { BusListener } from './bus.ts'

/** Who listens to what in this process. A listener that throws is reported and hurts no other. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<BusListener>>()
  readonly #onTrouble: (error: unknown) => void

  constructor(onTrouble: (error: unknown) => void) {
    this.#onTrouble = onTrouble
  }

  /** Returns the way to remove it. The same function may be added twice and is then called twice. */
  add(topic: string, listener: BusListener): () => void {
    const own: BusListener = (message) => listener(message)
    const listeners = this.#byTopic.get(topic) ?? new Set()
    this.#byTopic.set(topic, listeners.add(own))
    return () => {
      listeners.delete(own)
      if (listeners.size === 0 && this.#byTopic.get(topic) === listeners) this.#byTopic.delete(topic)
    }
  }

  deliver(topic: string, message: unknown): void {
    for (const listener of this.#byTopic.get(topic) ?? []) {
      try {
        listener(message)
      } catch (error) {
        this.#onTrouble(error)
      }
    }
  }

  clear(): void {
    this.#byTopic.clear()
  }
}
