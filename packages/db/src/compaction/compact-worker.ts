import { parentPort, workerData } from 'node:worker_threads'
import { must } from '@insightengine/shared/errors'
import pg from 'pg'
import { compactStory } from './compact-story.ts'
import type { CompactJob } from './compact-in-thread.ts'

/** One compaction, with a connection of its own: even reading a long log would hold up the thread that serves people. */
const { appUrl, orgId, storyId, keepDays } = workerData as CompactJob
const pool = new pg.Pool({ connectionString: appUrl, max: 1, connectionTimeoutMillis: 5_000, query_timeout: 60_000, application_name: 'insightengine compaction' })
// Whoever was using the connection hears of it from their query.
pool.on('connect', (client) => client.on('error', () => undefined))
pool.on('error', () => undefined)
try {
  const compaction = await compactStory({ pool }, orgId, storyId, { keepDays })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
  must(parentPort, 'runs as a thread').postMessage(compaction)
} finally {
  await pool.end()
}
