import type { Logger } from 'pino'

/** Work that goes on after its request was answered, and is told to stop when the process ends. */
export interface Background {
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void
  /** Resolves when nothing is under way; for tests. */
  settled(): Promise<void>
  close(): Promise<void>
}

export function createBackground(logger: Logger): Background {
  const stop = new AbortController()
  const running = new Set<Promise<void>>()

  async function guarded(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(stop.signal)
    } catch (error) {
      // Nobody waits for an answer any more, so the log is where it is told; what fails because we stop it is no news.
      if (!stop.signal.aborted) logger.error({ err: error }, `${name} failed`)
    }
  }

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running)
  }

  return {
    run(name, work) {
      const done = guarded(name, work).finally(() => running.delete(done))
      running.add(done)
    },
    settled,
    async close() {
      stop.abort()
      await settled()
    },
  }
}
