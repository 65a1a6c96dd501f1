/**
 * Short messages between processes of one installation: doorbells and invalidations, never the only copy of anything.
 * Delivery is at most once; whoever needs more reads Postgres.
 */
export interface Bus {
  /** Resolves when the message is handed over, not when it is received. Never rejects: a lost message costs latency only. */
  publish(topic: string, message: unknown): Promise<void>
  /** Calls `listener` for every later message of the topic, this process's own included. Returns the way to stop. */
  subscribe(topic: string, listener: (message: unknown) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}
