import type { KeptText } from '../../../../lib/story-copies.ts'
import type { FreshChange, StoryCopy } from './story-copy.ts'

export interface CopyKeeperOptions {
  copy: StoryCopy
  /** How many changes of this session the server has confirmed by now. */
  committed: () => number
  /** Everything up to this change is in the copy. */
  onKept: (upTo: number) => void
  /** The copy cannot be written to, for now or because it was cleared. */
  onNotKept: (isCleared: boolean) => void
  retryMs?: number
}

const batchMs = 120
const maxPendingBytes = 256 * 1024

/** Writes a session's changes into its copy, several at a time. */
export class CopyKeeper {
  readonly #options: CopyKeeperOptions
  #pending: FreshChange[] = []
  #pendingBytes = 0
  #written = { upTo: 0, committed: 0 }
  #timer: ReturnType<typeof setTimeout> | null = null
  #writing: Promise<void> | null = null
  #isOver = false

  constructor(options: CopyKeeperOptions) {
    this.#options = options
    if (typeof document !== 'undefined') document.addEventListener('visibilitychange', this.#handleVisibility)
  }

  add(change: FreshChange): void {
    if (this.#isOver) return
    this.#pending.push(change)
    this.#pendingBytes += change.update.byteLength
    if (this.#pendingBytes > maxPendingBytes) void this.flush()
    else this.#schedule(batchMs)
  }

  /** The server has confirmed something; soon the copy should know. */
  confirmed(): void {
    if (!this.#isOver) this.#schedule(batchMs)
  }

  async flush(): Promise<void> {
    this.#clearTimer()
    while (this.#writing) await this.#writing
    if (!this.#hasNews()) return
    this.#writing = this.#write().finally(() => {
      this.#writing = null
    })
    await this.#writing
  }

  /** The copy ends; what the server never got is returned as text. */
  async retire(): Promise<KeptText | null> {
    await this.flush()
    this.#stop()
    return this.#options.copy.retire()
  }

  async close(): Promise<void> {
    await this.flush()
    this.#stop()
    this.#options.copy.close()
  }

  async #write(): Promise<void> {
    const { copy, committed, onKept, onNotKept, retryMs = 5000 } = this.#options
    const batch = this.#pending
    const confirmed = committed()
    this.#pending = []
    this.#pendingBytes = 0
    try {
      if (!(await copy.write(batch, confirmed))) {
        this.#stop()
        return onNotKept(true)
      }
    } catch (error) {
      console.warn('A change could not be written to the local copy.', error)
      this.#pending = [...batch, ...this.#pending]
      onNotKept(false)
      return this.#schedule(retryMs)
    }
    this.#written = { upTo: Math.max(this.#written.upTo, ...batch.map(({ upTo }) => upTo ?? 0)), committed: confirmed }
    onKept(this.#written.upTo)
    if (this.#hasNews()) this.#schedule(batchMs)
  }

  #hasNews(): boolean {
    return !this.#isOver && (this.#pending.length > 0 || this.#options.committed() > this.#written.committed)
  }

  #schedule(delayMs: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), delayMs)
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #stop(): void {
    this.#isOver = true
    this.#pending = []
    this.#clearTimer()
    if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', this.#handleVisibility)
  }

  /** The last moment in which a tab that is closed or put aside can be sure to run. */
  #handleVisibility = () => {
    if (document.visibilityState === 'hidden') void this.flush()
  }
}
