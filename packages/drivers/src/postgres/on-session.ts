import pg from 'pg'
import type { AppError } from '@insightengine/shared/errors'
import { queryFailed } from '../query-failed.ts'
import type { Lease, SessionPool } from './session-pool.ts'

/** The server's own time-out comes first; past this much more we stop waiting for it. */
const watchdogGraceMs = 1_000

export interface Limits {
  signal: AbortSignal
  timeoutMs: number
}

/** One try at something on a session. */
export interface Attempt<Outcome> {
  start(client: pg.Client): Promise<Outcome>
  /** Stops listening to the session. */
  stop(): void
  /** True when the session still runs something although the outcome is there. */
  leavesRunning(outcome: Outcome): boolean
  /** True while nothing of it can have happened on the server. */
  mayRepeat(): boolean
  explain(error: unknown): AppError
}

/** Borrows a session for one attempt and gives it back, or drops it after anything but a clean end. */
export async function onSession<Outcome>(pool: SessionPool, limits: Limits, attempt: () => Attempt<Outcome>): Promise<Outcome> {
  const lease = await leaseInTime(pool, limits)
  const work = attempt()
  try {
    const outcome = await untilStopped(lease, work, limits)
    if (work.leavesRunning(outcome)) lease.drop({ isRunning: true })
    else lease.release()
    return outcome
  } catch (error) {
    // What the server itself reports has ended there.
    lease.drop({ isRunning: !(error instanceof pg.DatabaseError) })
    const failed = work.explain(error)
    // A kept connection may have died unnoticed, for example when the database restarted; a new one deserves a try.
    if (lease.isReused && work.mayRepeat() && failed.details.failure?.reason === 'connection_lost') return onSession(pool, limits, attempt)
    throw failed
  }
}

async function leaseInTime(pool: SessionPool, { signal, timeoutMs }: Limits): Promise<Lease> {
  const tooLong = AbortSignal.timeout(timeoutMs)
  try {
    return await pool.lease(AbortSignal.any([signal, tooLong]))
  } catch (error) {
    if (!tooLong.aborted || signal.aborted) throw error
    throw queryFailed('timeout', `No connection to the database became free within ${inWords(timeoutMs)}.`, { timeoutMs })
  }
}

/** The outcome, or the reason it was given up: the caller's signal, or a server that lets its own time-out pass. */
async function untilStopped<Outcome>(lease: Lease, work: Attempt<Outcome>, { signal, timeoutMs }: Limits): Promise<Outcome> {
  const stopped = Promise.withResolvers<never>()
  const cancel = () => stopped.reject(queryFailed('cancelled', 'The query was cancelled.'))
  const watchdog = setTimeout(() => stopped.reject(timedOut(timeoutMs)), timeoutMs + watchdogGraceMs)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    if (signal.aborted) cancel()
    return await Promise.race([stopped.promise, signal.aborted ? stopped.promise : work.start(lease.session.client)])
  } finally {
    work.stop()
    clearTimeout(watchdog)
    signal.removeEventListener('abort', cancel)
  }
}

export function timedOut(timeoutMs: number): AppError {
  return queryFailed('timeout', `The query took longer than its limit of ${inWords(timeoutMs)} and was stopped.`, { timeoutMs, driverCode: '57014' })
}

function inWords(ms: number): string {
  return ms < 1000 ? `${ms} milliseconds` : `${ms / 1000} seconds`
}
