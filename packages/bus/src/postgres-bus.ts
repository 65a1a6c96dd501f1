import pg from 'pg'
import type { Bus, BusOptions } from './bus.ts'
import { decodeMessage, encodeMessage } from './envelope.ts'
import { Listeners } from './listeners.ts'

const channel = 'insightengine_bus'
const maxInFlight = 1000
const heartbeatMs = 10_000

/**
 * LISTEN/NOTIFY on one connection of its own: a pooled one would be handed to somebody else and stop listening.
 * Reconnects with growing, jittered delays; what is published meanwhile is lost, as the contract allows.
 */
export async function postgresBus(databaseUrl: string, { onTrouble = () => {} }: BusOptions = {}): Promise<Bus> {
  const listeners = new Listeners(onTrouble)
  let client: pg.Client | null = null
  let isListening = false
  let attempt = 0
  let retry: NodeJS.Timeout | undefined
  let inFlight = 0
  let lastTurn: Promise<void> = Promise.resolve()
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000, query_timeout: 5000, keepAlive: true })
    next.on('error', (cause) => lose(next, cause))
    next.on('end', () => lose(next))
    next.on('notification', ({ payload }) => receive(payload ?? ''))
    client = next
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      isListening = true
      attempt = 0
    } catch (error) {
      lose(next, error)
    }
  }

  /** Once per connection, whatever says first that it is gone. */
  function lose(lost: pg.Client, cause?: unknown): void {
    if (client !== lost) return
    client = null
    isListening = false
    if (cause) onTrouble(cause)
    void hangUp(lost)
    if (closed) return
    const delayMs = Math.min(2000, 50 * 2 ** Math.min(attempt++, 6))
    retry = setTimeout(() => void connect(), delayMs * (0.5 + Math.random()))
  }

  async function hangUp(connection: pg.Client): Promise<void> {
    try {
      await connection.end()
    } catch (error) {
      onTrouble(error)
    }
  }

  function receive(text: string): void {
    try {
      const { topic, message } = decodeMessage(text)
      listeners.deliver(topic, message)
    } catch (error) {
      onTrouble(error)
    }
  }

  /** One query at a time, as the connection wants it. */
  function inTurn(query: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(query)
    lastTurn = turn.catch(() => {})
    return turn
  }

  /** A listening connection is silent, so a dead one is noticed only by asking. */
  async function checkPulse(): Promise<void> {
    const asked = client
    if (!asked || !isListening) return
    try {
      await asked.query('select 1')
    } catch (error) {
      lose(asked, error)
    }
  }
  const heartbeat = setInterval(() => void inTurn(checkPulse), heartbeatMs)
  heartbeat.unref()

  await connect()

  return {
    async publish(topic, message) {
      if (closed) return
      inFlight++
      try {
        const text = encodeMessage(topic, message)
        if (inFlight > maxInFlight) throw new Error(`bus message on ${topic} lost: ${maxInFlight} are waiting for Postgres`)
        await inTurn(async () => {
          if (!client || !isListening) throw new Error(`bus message on ${topic} lost: Postgres is away`)
          await client.query('select pg_notify($1, $2)', [channel, text])
        })
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
      clearTimeout(retry)
      listeners.clear()
      if (client) await hangUp(client)
    },
  }
}
