import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import type { Compaction, CompactOptions } from './compact-story.ts'

export interface CompactJob extends CompactOptions {
  /** The app role's address; the thread has its own connection. */
  appUrl: string
  orgId: OrgId
  storyId: StoryId
}

/** `compactStory` off this thread. Ending it through `signal` loses nothing; then, and when it fails, this rejects. */
export async function compactInThread(job: CompactJob, { signal }: { signal?: AbortSignal } = {}): Promise<Compaction> {
  const worker = new Worker(new URL('./compact-worker.ts', import.meta.url), { workerData: job })
  try {
    // Rejects with what the thread throws, as `once` does on an `error`.
    const [compaction] = (await Promise.race([once(worker, 'message', { signal }), endedEarly(worker)])) as [Compaction]
    return compaction
  } finally {
    await worker.terminate()
  }
}

async function endedEarly(worker: Worker): Promise<never> {
  const [code] = (await once(worker, 'exit')) as [number]
  throw new Error(`the compaction ended without a result, with ${code}`)
}
