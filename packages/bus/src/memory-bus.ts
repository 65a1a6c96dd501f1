import type { Bus, BusOptions } from './bus.ts'
import { decodeMessage, encodeMessage } from './envelope.ts'
import { Listeners } from './listeners.ts'

/** For one process. Messages still travel as JSON and arrive later, so nothing can depend on a shared object or on being called back at once. */
export function memoryBus({ onTrouble = () => {} }: BusOptions = {}): Bus {
  const listeners = new Listeners(onTrouble)
  return {
    async publish(topic, message) {
      try {
        const sent = decodeMessage(encodeMessage(topic, message))
        setImmediate(() => listeners.deliver(sent.topic, sent.message))
      } catch (error) {
        onTrouble(error)
      }
    },
    async subscribe(topic, listener) {
      const remove = listeners.add(topic, listener)
      return async () => remove()
    },
    async close() {
      listeners.clear()
    },
  }
}
