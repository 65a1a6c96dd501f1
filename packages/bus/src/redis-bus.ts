import { Redis, type RedisOptions } from 'ioredis'
import type { Bus, BusOptions } from './bus.ts'
import { decodeMessage, encodeMessage } from './envelope.ts'
import { Listeners } from './listeners.ts'

/** One channel carries every topic: messages are few and short, and one subscription is all that has to be restored. */
const channel = 'insightengine:bus'
/** Messages that wait for a slow Redis; beyond that they are lost rather than piled up. */
const maxInFlight = 1000
const heartbeatMs = 10_000

const connectionOptions: RedisOptions = {
  // Without the queue a message sent while Redis is away fails now instead of growing this process until it returns.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 5000,
  // A server that accepts and never answers is as good as gone.
  socketTimeout: 5000,
  retryStrategy: (attempt) => Math.min(2000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random()),
  autoResubscribe: false,
  disableClientInfo: true,
}

/** Survives Redis going away and coming back; what is published meanwhile is lost, as the contract allows. */
export async function redisBus(url: string, { onTrouble = () => {} }: BusOptions = {}): Promise<Bus> {
  const listeners = new Listeners(onTrouble)
  const sender = new Redis(url, { ...connectionOptions, lazyConnect: true })
  const receiver = new Redis(url, { ...connectionOptions, lazyConnect: true })
  let inFlight = 0
  let closed = false

  for (const connection of [sender, receiver]) connection.on('error', onTrouble)
  receiver.on('ready', () => {
    receiver.subscribe(channel).catch(onTrouble)
  })
  receiver.on('message', (_channel: string, text: string) => {
    try {
      const { topic, message } = decodeMessage(text)
      listeners.deliver(topic, message)
    } catch (error) {
      onTrouble(error)
    }
  })

  // A subscription whose other end vanished without a word looks like a quiet one; asking makes the socket timeout notice.
  const heartbeat = setInterval(() => {
    if (receiver.status === 'ready') receiver.ping().catch(onTrouble)
  }, heartbeatMs)
  heartbeat.unref()

  await Promise.all([connect(sender), subscribed(receiver)])

  async function connect(connection: Redis): Promise<void> {
    // Rejects when the first attempt fails; later attempts are made by the client itself.
    await connection.connect().catch(onTrouble)
  }

  async function subscribed(connection: Redis): Promise<void> {
    await connect(connection)
    if (connection.status === 'ready') await connection.subscribe(channel).catch(onTrouble)
  }

  return {
    async publish(topic, message) {
      if (closed) return
      inFlight++
      try {
        if (inFlight > maxInFlight) throw new Error(`bus message on ${topic} lost: ${maxInFlight} are waiting for Redis`)
        await sender.publish(channel, encodeMessage(topic, message))
      } catch (error) {
        onTrouble(error)
      } finally {
        inFlight--
      }
    },
    async subscribe(topic, listener) {
      const remove = listeners.add(topic, listener)
      return async () => remove()
    },
    async close() {
      closed = true
      clearInterval(heartbeat)
      listeners.clear()
      sender.disconnect()
      receiver.disconnect()
    },
  }
}
