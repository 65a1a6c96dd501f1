import { setTimeout as sleep } from 'node:timers/promises'
import type { AppError } from '@insightengine/shared/errors'
import type { DriverConfig } from '../driver.ts'
import { queryFailed } from '../query-failed.ts'
import { plainQuery } from './plain-query.ts'
import { openSession, type Session } from './session.ts'

const maxSessions = 6
const idleCloseMs = 30_000
const cleanTimeoutMs = 3_000

/** A session on loan. Exactly one of the two must be called. */
export interface Lease {
  session: Session
  /** True when the session has served before; the server may have dropped it since. */
  isReused: boolean
  /** Hands it back after a success. */
  release(): void
  /** Throws it away: after any error, a time-out, a cancel, or a result that was cut short. What still runs there is cancelled. */
  drop(state: { isRunning: boolean }): void
}

/**
 * A few connections per database. A session that goes back is cleaned with ROLLBACK and DISCARD ALL, because advisory locks, prepared
 * statements and settings outlive a transaction; that costs 0.15 ms, a new connection 8 ms on loopback and far more over TLS.
 */
export class SessionPool {
  private readonly config: DriverConfig
  private readonly idle: { session: Session; timer: NodeJS.Timeout }[] = []
  private readonly waiting: (() => void)[] = []
  private readonly leased = new Set<Session>()
  /** Sessions being cleaned after use; null for one that could not be. Waiting for one is quicker than a new connection. */
  private readonly returning = new Set<Promise<Session | null>>()
  /** Clean-ups under way, so that `close` leaves nothing behind. */
  private readonly background = new Set<Promise<void>>()
  private taken = 0
  private isClosed = false

  constructor(config: DriverConfig) {
    this.config = config
  }

  async lease(signal: AbortSignal): Promise<Lease> {
    await this.takePlace(signal)
    try {
      return await this.leaseAtPlace(signal)
    } catch (error) {
      this.leavePlace()
      throw error
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    for (const { session, timer } of this.idle.splice(0)) {
      clearTimeout(timer)
      this.inBackground(session.close())
    }
    for (const session of this.leased) this.inBackground(session.abandon())
    for (const wake of this.waiting.splice(0)) wake()
    await Promise.all(this.background)
  }

  private async leaseAtPlace(signal: AbortSignal): Promise<Lease> {
    this.refuseWhenClosed()
    const kept = this.takeIdle() ?? (await this.takeReturning())
    const session = kept ?? (await openSession(this.config, signal))
    if (this.isClosed) {
      this.inBackground(session.close())
      this.refuseWhenClosed()
    }
    this.leased.add(session)
    return {
      session,
      isReused: kept !== null,
      release: () => this.inBackground(this.giveBack(session)),
      drop: ({ isRunning }) => {
        this.leased.delete(session)
        this.inBackground(isRunning ? session.abandon() : session.close())
        this.leavePlace()
      },
    }
  }

  private takeIdle(): Session | null {
    for (let entry = this.idle.pop(); entry; entry = this.idle.pop()) {
      clearTimeout(entry.timer)
      if (!entry.session.isBroken()) return entry.session
    }
    return null
  }

  private async takeReturning(): Promise<Session | null> {
    const [first] = this.returning
    if (!first) return null
    this.returning.delete(first)
    return first
  }

  private async giveBack(session: Session): Promise<void> {
    const cleaned = this.clean(session)
    this.returning.add(cleaned)
    const clean = await cleaned
    // Taken by someone already, unless it is still there.
    if (this.returning.delete(cleaned) && clean) await this.keep(clean)
    this.leavePlace()
  }

  private async clean(session: Session): Promise<Session | null> {
    try {
      await Promise.race([plainQuery(session.client, 'rollback').then(() => plainQuery(session.client, 'discard all')), tooLate()])
      return session
    } catch {
      // A session that cannot be cleaned is not handed to anyone else.
      this.inBackground(session.abandon())
      return null
    } finally {
      this.leased.delete(session)
    }
  }

  private async keep(session: Session): Promise<void> {
    if (this.isClosed) return session.close()
    const timer = setTimeout(() => {
      this.idle.splice(this.idle.findIndex((entry) => entry.session === session), 1)
      this.inBackground(session.close())
    }, idleCloseMs)
    timer.unref()
    this.idle.push({ session, timer })
  }

  private async takePlace(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancelledWhileWaiting()
    if (this.taken < maxSessions) {
      this.taken++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(wake), 1)
        reject(cancelledWhileWaiting())
      }
      signal.addEventListener('abort', leave, { once: true })
      this.waiting.push(wake)
    })
  }

  /** The place goes to whoever has waited longest. */
  private leavePlace(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.taken--
  }

  private inBackground(work: Promise<void>): void {
    // The session is gone either way; there is nobody left to tell.
    const done = work.catch(() => undefined).finally(() => this.background.delete(done))
    this.background.add(done)
  }

  private refuseWhenClosed(): void {
    if (this.isClosed) throw queryFailed('cancelled', 'The connection was changed or removed while the query waited.')
  }
}

/** A dead network would keep whoever waits for the session waiting too. */
async function tooLate(): Promise<never> {
  await sleep(cleanTimeoutMs, undefined, { ref: false })
  throw new Error(`the session was not clean after ${cleanTimeoutMs} ms`)
}

function cancelledWhileWaiting(): AppError {
  return queryFailed('cancelled', 'Cancelled while waiting for a free connection.')
}
