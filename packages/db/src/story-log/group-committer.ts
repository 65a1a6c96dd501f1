import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import type { Db } from '../client/index.ts'
import { appendBatch, type StoryAppend } from './append-updates.ts'
import type { LogUpdate } from './log-update.ts'
import { backoffMs, isTransient } from './transient.ts'

export interface GroupCommitterOptions {
  /** How long the first update of a batch waits for company. */
  windowMs?: number
  /** Unsaved bytes beyond which `assertRoom` refuses; what a process may hold while Postgres is away. */
  maxDirtyBytes?: number
  /** Told of every failed attempt; the updates stay queued. */
  onTrouble?: (error: unknown, state: { attempt: number; dirtyBytes: number }) => void
}

interface Entry extends StoryAppend {
  resolve: (seq: number) => void
  reject: (error: unknown) => void
}

/** One organisation's queue, written by one transaction at a time, which keeps each story's order. */
interface Lane {
  orgId: OrgId
  entries: Entry[]
  attempt: number
}

/** A transaction longer than this would keep others waiting for the story's lock. */
const maxBatchBytes = 4 * 1024 * 1024
/** Connections taken from the pool at most; the rest of the process needs some too. */
const maxConcurrent = 4

/**
 * Writes updates of many stories in few transactions. `append` resolves when its update is committed and keeps trying for as
 * long as Postgres is away; it never reorders a story's updates and never drops one.
 */
export class GroupCommitter {
  readonly #db: Db
  readonly #options: Required<GroupCommitterOptions>
  readonly #lanes = new Map<OrgId, Lane>()
  readonly #stop = new AbortController()
  #running = 0
  #waiting: (() => void)[] = []
  #idle: (() => void)[] = []
  #dirtyBytes = 0

  constructor(db: Db, { windowMs = 3, maxDirtyBytes = 64 * 1024 * 1024, onTrouble = () => {} }: GroupCommitterOptions = {}) {
    this.#db = db
    this.#options = { windowMs, maxDirtyBytes, onTrouble }
  }

  get dirtyBytes(): number {
    return this.#dirtyBytes
  }

  /** Asked before a change is accepted into memory: refuses with `unavailable` when too much is unsaved already. */
  assertRoom(bytes: number): void {
    if (this.#dirtyBytes + bytes > this.#options.maxDirtyBytes)
      throw new AppError('unavailable', `${this.#dirtyBytes} bytes of changes are waiting for the database; no more are accepted until it is back`)
  }

  /** Resolves with the update's place in the log. Rejects with `not_found` when the story is gone, `unavailable` after `close`. */
  append(orgId: OrgId, storyId: StoryId, update: LogUpdate): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#stop.signal.aborted) return reject(closed())
      this.#dirtyBytes += update.update.byteLength
      const lane = this.#lanes.get(orgId)
      const entry = { ...update, storyId, resolve, reject }
      if (lane) lane.entries.push(entry)
      else void this.#drain(this.#open(orgId, entry))
    })
  }

  /** Resolves when nothing is unsaved. */
  async flush(): Promise<void> {
    if (this.#lanes.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  /** Gives up what is still unsaved; call `flush` first to wait for it. */
  close(): void {
    this.#stop.abort()
  }

  #open(orgId: OrgId, first: Entry): Lane {
    const lane = { orgId, entries: [first], attempt: 0 }
    this.#lanes.set(orgId, lane)
    return lane
  }

  async #drain(lane: Lane): Promise<void> {
    while (lane.entries.length > 0 && !this.#stop.signal.aborted) {
      await this.#pause(this.#options.windowMs)
      await this.#enter()
      const failed = await this.#commit(lane, take(lane.entries)).finally(() => this.#leave())
      lane.entries.unshift(...failed)
      lane.attempt = failed.length > 0 ? lane.attempt + 1 : 0
      if (failed.length > 0) await this.#pause(backoffMs(lane.attempt))
    }
    for (const entry of lane.entries) this.#settle(entry, () => entry.reject(closed()))
    this.#lanes.delete(lane.orgId)
    if (this.#lanes.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** Returns what could not be committed, in order. */
  async #commit(lane: Lane, batch: Entry[]): Promise<Entry[]> {
    try {
      const seqs = await appendBatch(this.#db, lane.orgId, batch)
      batch.forEach((entry, index) => this.#settle(entry, () => finish(entry, seqs[index] ?? null)))
      return []
    } catch (error) {
      this.#options.onTrouble(error, { attempt: lane.attempt + 1, dirtyBytes: this.#dirtyBytes })
      const stories = new Set(batch.map(({ storyId }) => storyId))
      if (isTransient(error) || stories.size === 1) return batch
      // Something about one of the stories is refused; the others must not wait for it.
      const failed: Entry[] = []
      for (const storyId of stories) failed.push(...(await this.#commit(lane, batch.filter((entry) => entry.storyId === storyId))))
      return failed
    }
  }

  #settle(entry: Entry, tell: () => void): void {
    this.#dirtyBytes -= entry.update.byteLength
    tell()
  }

  async #enter(): Promise<void> {
    if (this.#running < maxConcurrent) this.#running++
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Hands the place to the next in line, or frees it. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running--
  }

  async #pause(ms: number): Promise<void> {
    // Ends early when the committer closes, which the loop then sees.
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => {})
  }
}

/** The first entries, up to the size of a batch, removed from the queue. */
function take(entries: Entry[]): Entry[] {
  let bytes = 0
  let count = 0
  while (count < entries.length && (count === 0 || bytes + entries[count]!.update.byteLength <= maxBatchBytes)) bytes += entries[count++]!.update.byteLength
  return entries.splice(0, count)
}

function finish(entry: Entry, seq: number | null): void {
  if (seq === null) entry.reject(new AppError('not_found', `story ${entry.storyId}`))
  else entry.resolve(seq)
}

function closed(): AppError {
  return new AppError('unavailable', 'the server is stopping')
}
