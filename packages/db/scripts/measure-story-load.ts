// How long a story with a long history takes to load, from its log alone and from a state:
// node packages/db/scripts/measure-story-load.ts [edits, 100000] [seed, 1]. With a PostgreSQL of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createPage, initStory, narrativeOf } from '@insightengine/shared/doc'
import { must } from '@insightengine/shared/errors'
import { newId, type OrgId, type StoryId, type UserId } from '@insightengine/shared/ids'
import { seededRandom } from '@insightengine/shared/random'
import { richTextFromPlain } from '@insightengine/shared/story'
import * as Y from 'yjs'
import { openDb, withOrg, withOrgPg } from '../src/client/index.ts'
import { compactInThread } from '../src/compaction/index.ts'
import { startEmbeddedPostgres } from '../src/embedded/index.ts'
import { prepareDatabase } from '../src/migrate/index.ts'
import { appendUpdates, applyUpdates, loadStoryDoc, readUpdates, startStoryLog } from '../src/story-log/index.ts'

const edits = Number(process.argv[2] ?? 100_000)
const random = seededRandom(Number(process.argv[3] ?? 1))
const dataDir = mkdtempSync(join(tmpdir(), 'measure-story-load-'))
const postgres = await startEmbeddedPostgres({ dataDir, isThrowAway: true, log: () => undefined })
try {
  const { appUrl } = await prepareDatabase(postgres.url, { appRolePassword: 'app', log: () => undefined })
  const db = openDb({ appUrl, onError: () => undefined })
  const [orgId, storyId, userId] = [newId<OrgId>(), newId<StoryId>(), newId<UserId>()]
  await withOrg(db, orgId, (tx) => tx.organization.create({ data: { id: orgId, name: 'Measured', slug: orgId, ownerId: userId } }))
  const doc = new Y.Doc()
  await withOrgPg(db, orgId, async (tx) => {
    await tx.query(`insert into story (id, org_id, name) values ($1, $2, 'Long')`, [storyId, orgId])
    await startStoryLog(tx, orgId, storyId, { userId: null, write: (first) => initStory(first, { name: 'Long' }, 'api') })
  })
  applyUpdates(doc, 0, await readUpdates(db, orgId, storyId, 0), 'log')
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(update))
  write(doc)
  for (let at = 0; at < made.length; at += 5000)
    await appendUpdates(db, orgId, storyId, made.slice(at, at + 5000).map((update) => ({ update, userId: null, clientId: doc.clientID })))
  console.log(`${made.length} changes, ${kb(made.reduce((sum, { byteLength }) => sum + byteLength, 0))} KB in the log, document ${kb(Y.encodeStateAsUpdate(doc).byteLength)} KB`)

  // Twice before counting, for the machine to warm up.
  const fromLog = await timed(7, async () => applyUpdates(new Y.Doc(), 0, await readUpdates(db, orgId, storyId, 0), 'log'))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedAt = performance.now()
  const compaction = await compactInThread({ appUrl, orgId, storyId, keepDays: 30 })
  const tookMs = performance.now() - startedAt
  delay.disable()
  console.log(`compaction: ${compaction.kind} in ${tookMs.toFixed(0)} ms; meanwhile this thread was held up for ${(delay.max / 1e6).toFixed(1)} ms at most`)
  const fromState = await timed(7, () => loadStoryDoc(db, orgId, storyId))
  console.log(`load from the log alone: ${said(fromLog)}\nload from the state:     ${said(fromState)}`)
  await db.close()
} finally {
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Typing as people type: runs of letters with jumps between them, and a fifth of it taken back. */
function write(doc: Y.Doc): void {
  const pageId = createPage(doc, { title: 'Long', narrative: richTextFromPlain('Here.') }, 'user')
  const text = (must(narrativeOf(doc, pageId), 'the page was just made').get(0) as Y.XmlElement).get(0) as Y.XmlText
  let at = text.length
  for (let n = 0; n < edits; n++) {
    if (random() < 0.02) at = Math.floor(random() * (text.length + 1))
    if (at > 0 && random() < 0.2) text.delete(--at, 1)
    else text.insert(at++, String.fromCharCode(97 + Math.floor(random() * 26)))
  }
}

async function timed(runs: number, fn: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await fn()
    times.push(performance.now() - startedAt)
  }
  return times.slice(2).sort((a, b) => a - b)
}

function said(times: number[]): string {
  return `${times[Math.floor(times.length / 2)]?.toFixed(1)} ms (${times[0]?.toFixed(1)}–${times.at(-1)?.toFixed(1)})`
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0)
}
