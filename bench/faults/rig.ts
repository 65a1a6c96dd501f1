import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startRedis, type TestRedis } from '@insightengine/bus/testing'
import { openDb, type Db } from '@insightengine/db/client'
import { startEmbeddedPostgres } from '@insightengine/db/embedded'
import { prepareDatabase } from '@insightengine/db/migrate'
import { deriveSecrets } from '@insightengine/db/secret'
import { loadStoryDoc } from '@insightengine/db/story-log'
import { documentNameOf } from '@insightengine/shared/collab'
import * as Y from 'yjs'
import { processTree } from '../../e2e/process-tree.ts'
import { aStory, type TestStory } from '../../packages/db/src/testing/a-story.ts'
import { anOrg, type TestOrg } from '../../packages/db/src/testing/builders.ts'
import { startProcess, type NodeProcess } from '../peers/node-process.ts'

export type System = 'ours' | 'peer'

const appSecret = 'a secret that only the benchmarks know, long enough'
const scripts = {
  ours: fileURLToPath(new URL('../../apps/collab/src/main.ts', import.meta.url)),
  peer: fileURLToPath(new URL('../peers/hocuspocus-node.ts', import.meta.url)),
}

/** What one of the two systems runs on: a Postgres and a Redis of its own, real ones, that can be hurt. */
export interface Rig {
  system: System
  ticketKey: Uint8Array
  org: TestOrg
  db: Db
  redis: TestRedis
  postgres: { stop(): Promise<void>; start(): Promise<void>; pause(): void; resume(): void }
  startNode(options?: { redisUrl?: string; isProbed?: boolean }): Promise<NodeProcess>
  newStory(): Promise<TestStory>
  /** The document as Postgres has it now. */
  stored(story: TestStory): Promise<Y.Doc>
  close(): Promise<void>
}

export async function startRig(system: System): Promise<Rig> {
  const directory = mkdtempSync(join(tmpdir(), 'insightengine-faults-'))
  // PostgreSQL runs as another account when we are root.
  chmodSync(directory, 0o755)
  const start = (port?: number) => startEmbeddedPostgres({ dataDir: directory, log: () => undefined, ...(port ? { port } : {}) })
  let [postgres, redis] = await Promise.all([start(), startRedis()])
  const { url, port } = postgres
  const secrets = deriveSecrets(appSecret)
  const { appUrl } = await prepareDatabase(url, { appRolePassword: secrets.appRolePassword, log: () => undefined })
  const db = openDb({ appUrl, maxConnections: 5, onError: () => undefined })
  const owner = openDb({ appUrl: url, maxConnections: 2, onError: () => undefined })
  await owner.pool.query('create table peer_document (name text primary key, data bytea not null)')
  const org = await anOrg(db)
  let paused: number[] = []

  function startNode({ redisUrl = redis.url, isProbed = false }: { redisUrl?: string; isProbed?: boolean } = {}): Promise<NodeProcess> {
    const env = { DATABASE_URL: url, REDIS_URL: redisUrl, APP_SECRET: appSecret, PORT: '0', PUBLIC_URL: 'http://insight.test' }
    return startProcess(scripts[system], env, { isProbed })
  }
  const storedByUs = async (story: TestStory) => (await loadStoryDoc(db, story.orgId, story.storyId)).doc
  async function storedByPeer({ storyId }: TestStory): Promise<Y.Doc> {
    const { rows } = await owner.pool.query<{ data: Uint8Array }>('select data from peer_document where name = $1', [documentNameOf(storyId)])
    const doc = new Y.Doc()
    if (rows[0]) Y.applyUpdate(doc, rows[0].data)
    return doc
  }

  return {
    system,
    ticketKey: secrets.collab,
    org,
    db,
    redis,
    postgres: {
      stop: () => postgres.stop(),
      async start() {
        postgres = await start(port)
      },
      pause() {
        paused = processTree(postgres.pid)
        for (const pid of paused) process.kill(pid, 'SIGSTOP')
      },
      resume() {
        for (const pid of paused.splice(0)) process.kill(pid, 'SIGCONT')
      },
    },
    startNode,
    newStory: () => aStory(db, org),
    stored: system === 'ours' ? storedByUs : storedByPeer,
    async close() {
      await Promise.all([db.close(), owner.close()])
      await Promise.all([postgres.stop(), redis.remove()])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
