import { setTimeout as sleep } from 'node:timers/promises'

/**
 * True for failures that trying again can heal: Postgres is away, restarting, out of connections, or gave up this transaction
 * for another's sake. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^(08|53|57P|40001|40P01|55P03)/.test(code) || networkCodes.has(code)) return true
  // node-postgres says these without a code.
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|read timeout/i.test(error.message)
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'])

/** Doubles from 50 ms to 5 s, half of it chance, so that a thousand writers do not come back at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(5000, 50 * 2 ** Math.min(attempt, 10))
  return full / 2 + random() * (full / 2)
}

/** For a request that somebody waits for: a few tries, then the failure. */
export async function retryTransient<T>(run: () => Promise<T>, { tries = 4 } = {}): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt + 1 >= tries || !isTransient(error)) throw error
      await sleep(backoffMs(attempt))
    }
  }
}
