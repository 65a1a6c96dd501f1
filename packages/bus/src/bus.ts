/**
 * Short messages between processes of one installation: doorbells and invalidations, never the only copy of anything.
 * Delivery is at most once; whoever needs more reads Postgres.
 */
export interface Bus {
  /**
   * Resolves when the message is handed over, not when it is received. Never rejects: a lost message costs latency only.
   * A message is JSON of at most `maxMessageBytes`; a longer one is lost and reported as trouble.
   */
  publish(topic: string, message: unknown): Promise<void>
  /**
   * Calls `listener` for every later message of the topic, this process's own included. Returns the way to stop.
   * Resolves at once when the way to the others is down; the subscription then starts by itself when it is back.
   */
  subscribe(topic: string, listener: BusListener): Promise<() => Promise<void>>
  close(): Promise<void>
}

export type BusListener = (message: unknown) => void

/** PostgreSQL's NOTIFY takes less than 8000 bytes; one limit for every bus keeps a message from depending on which is in use. */
export const maxMessageBytes = 7500

export interface BusOptions {
  /** Told about lost connections, lost messages and listeners that threw. Must not throw. */
  onTrouble?: (error: unknown) => void
}
