import { compactInThread, defaultKeepDays } from '@insightengine/db/compaction'
import type { Logger } from 'pino'
import type { OpenStory } from './open-story.ts'

export interface CompactionOptions {
  /** Rows after the newest state from which on folding is worth its while. */
  rows: number
  /** How long after there were that many; a moment longer by chance, so that nodes do not all do the same. */
  delayMs: number
  /** How long single changes are kept for looking back. */
  keepDays: number
}

export const compactionDefaults: CompactionOptions = { rows: 500, delayMs: 5000, keepDays: defaultKeepDays }

/**
 * Proving a state replays the whole log, so a long one is folded more seldom: every fiftieth of it, which keeps all the
 * replaying of a story's life below fifty times its log, and opening it below a fiftieth of the log on top of the state.
 */
const fractionOfLog = 1 / 50

/** Folds the logs of stories that this node has open, one at a time, in a thread. Other nodes may try the same: one wins. */
export class Compactor {
  readonly #deps: { appUrl: string; logger: Logger }
  readonly #options: CompactionOptions
  readonly #due = new Map<OpenStory, NodeJS.Timeout>()
  readonly #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(deps: { appUrl: string; logger: Logger }, options: Partial<CompactionOptions> = {}) {
    this.#deps = deps
    this.#options = { ...compactionDefaults, ...options }
  }

  /** Asked after every commit. */
  consider(story: OpenStory): void {
    if (this.#stop.signal.aborted || this.#due.has(story)) return
    if (story.seq - story.stateSeq < Math.max(this.#options.rows, story.seq * fractionOfLog)) return
    const next = () => {
      this.#running = this.#running.then(() => this.#compact(story))
    }
    this.#due.set(story, setTimeout(next, this.#options.delayMs * (1 + Math.random() / 2)).unref())
  }

  /** Ends what is under way; it loses nothing by that. */
  async close(): Promise<void> {
    this.#stop.abort()
    for (const timer of this.#due.values()) clearTimeout(timer)
    await this.#running
  }

  async #compact(story: OpenStory): Promise<void> {
    const { orgId, storyId, seq } = story
    const { appUrl, logger } = this.#deps
    try {
      if (this.#stop.signal.aborted || story.isGone) return
      const { kind, uptoSeq, forgotten } = await compactInThread({ appUrl, orgId, storyId, keepDays: this.#options.keepDays }, { signal: this.#stop.signal })
      // Another node's state is not known here, only that there is one.
      story.stateSeq = kind === 'conflict' ? seq : uptoSeq
      logger.debug({ storyId, kind, uptoSeq, forgotten }, 'folded a story’s log')
    } catch (error) {
      if (this.#stop.signal.aborted) return
      // The log is untouched and complete. Tried again when as much has been added once more.
      story.stateSeq = seq
      logger.error({ err: error, storyId }, 'could not fold a story’s log')
    } finally {
      this.#due.delete(story)
    }
  }
}
