import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hocuspocus } from '@hocuspocus/server'
import type { Bus } from '@insightengine/bus'
import type { Db } from '@insightengine/db/client'
import { GroupCommitter } from '@insightengine/db/story-log'
import { storyIdOf } from '@insightengine/shared/collab'
import { maxDocumentBytes as documentLimit } from '@insightengine/shared/doc'
import { must, type CloseReason } from '@insightengine/shared/errors'
import type { Logger } from 'pino'
import { authenticate } from './authenticate.ts'
import { defaultBudgets, type Budgets } from './budget.ts'
import { answerDoorbells } from './doorbell.ts'
import { Compactor, type CompactionOptions } from './compact-soon.ts'
import { loadDocument } from './load-document.ts'
import type { CollabNode, ConnectionContext } from './node.ts'
import { PresenceElsewhere } from './presence-elsewhere.ts'
import { projectLeftBehind } from './project-left-behind.ts'
import { Quarantine } from './quarantine.ts'
import { serveSockets, type HandleUpgrade } from './serve-sockets.ts'
import { afterUnload, beforeUnload } from './unload-document.ts'

export interface CollabDeps {
  db: Db
  bus: Bus
  /** The key that the API signs tickets with. */
  secrets: { collab: Uint8Array }
  logger: Logger
  publicUrl: string
}

export interface CollabOptions {
  lookMs?: number
  pingMs?: number
  signInMs?: number
  /** How long closing waits for what is unsaved. */
  drainMs?: number
  maxDirtyBytes?: number
  maxDocumentBytes?: number
  /** When a story's log is folded, and how long its single changes are kept. */
  compaction?: Partial<CompactionOptions>
  /** How long after the start the pictures are drawn that a crash left behind. */
  leftBehindMs?: number
  /** How often nodes tell each other that they are alive; after three silent ones the people on it are gone. */
  beatMs?: number
  /** How long a slow reader may stay behind. */
  patienceMs?: number
  /** What one connection may send. */
  budgets?: Budgets
}

export interface CollabStatus {
  stories: number
  sockets: number
  /** In memory and not yet committed; their editors have not been told "saved". */
  unsavedBytes: number
  /** Messages turned away since the start, by reason. */
  refused: Partial<Record<CloseReason, number>>
  /** Sockets that were closed since the start, by reason. */
  closed: Partial<Record<CloseReason, number>>
  /** What waits for slow readers. */
  waitingBytes: number
}

export interface Collab {
  /** Serves sockets at `/collab` and `/y/<story>` of this server; other paths are left to its other listeners. */
  attach(server: Server): void
  /** False when the request is for somebody else. */
  handleUpgrade: HandleUpgrade
  /** For health checks and operators. */
  status(): CollabStatus
  /** Takes no new sockets, saves, confirms, and tells everybody to come back later. The bus and the database stay open. */
  close(): Promise<void>
}

export async function createCollab({ db, bus, secrets, logger, publicUrl }: CollabDeps, options: CollabOptions = {}): Promise<Collab> {
  const { lookMs = 4000, pingMs = 20_000, signInMs = 10_000, drainMs = 15_000, maxDirtyBytes, maxDocumentBytes = documentLimit, leftBehindMs = 5000 } = options
  const { beatMs = 2000, patienceMs = 30_000, budgets = defaultBudgets } = options
  const committer = new GroupCommitter(db, {
    ...(maxDirtyBytes === undefined ? {} : { maxDirtyBytes }),
    onTrouble: (error, state) => logger.warn({ err: error, ...state }, 'changes could not be saved; they are tried again'),
  })
  const node: CollabNode = {
    id: randomUUID(),
    db,
    bus,
    logger,
    ticketKey: secrets.collab,
    committer,
    compactor: new Compactor({ appUrl: db.appUrl, logger }, options.compaction),
    maxDocumentBytes,
    hocuspocus: createHocuspocus(() => node),
    stories: new Map(),
    sockets: new Set(),
    quarantine: new Quarantine(),
    get presenceElsewhere() {
      return presenceElsewhere
    },
  }
  const presenceElsewhere = new PresenceElsewhere(node, { beatMs, windowMs: 100 })
  await presenceElsewhere.start()
  const stopAnswering = await answerDoorbells(node, { lookMs })
  const leftBehind = setTimeout(() => void projectLeftBehind(node), leftBehindMs).unref()
  const { handleUpgrade, refuse, stop } = serveSockets(node, { publicUrl, pingMs, signInMs, patienceMs, budgets })

  async function drain(): Promise<void> {
    refuse()
    // First what is on its way, so that editors hear "saved" rather than wonder; then whatever came in meanwhile.
    await committer.flush()
    for (const socket of node.sockets) socket.end('shutting_down')
    while (node.sockets.size > 0) await sleep(10)
    await committer.flush()
    await Promise.all([...node.stories.values()].map(({ projection }) => projection.flush()))
  }

  async function close(): Promise<void> {
    const done = await Promise.race([drain().then(() => true), sleep(drainMs, false, { ref: false })])
    if (!done) logger.warn({ unsavedBytes: committer.dirtyBytes }, 'stopped before everything was saved; editors keep what was not confirmed')
    for (const socket of node.sockets) socket.end('shutting_down')
    stop()
    clearTimeout(leftBehind)
    await Promise.all([stopAnswering(), presenceElsewhere.stop()])
    await node.compactor.close()
    committer.close()
  }

  let closing: Promise<void> | null = null
  return {
    handleUpgrade,
    attach: (server) => void server.on('upgrade', handleUpgrade),
    status: () => ({ stories: node.stories.size, sockets: node.sockets.size, unsavedBytes: committer.dirtyBytes, refused: { ...node.quarantine.counts }, closed: { ...node.quarantine.closes }, waitingBytes: [...node.sockets].reduce((sum, socket) => sum + socket.waitingBytes, 0) }),
    close: () => (closing ??= close()),
  }
}

/** Hocuspocus keeps the protocol and the documents in memory; everything that lasts or decides is ours. */
function createHocuspocus(node: () => CollabNode): Hocuspocus<ConnectionContext> {
  const storyIdIn = (documentName: string) => must(storyIdOf(documentName), 'only stories are opened')
  return new Hocuspocus<ConnectionContext>({
    quiet: true,
    // Nothing is stored by Hocuspocus; this is how soon after the last change and the last client it looks at unloading.
    debounce: 200,
    maxDebounce: 1000,
    maxPendingDocuments: 1,
    maxUnauthenticatedQueueSize: 2 * 1024 * 1024,
    onAuthenticate: ({ context, token, documentName }) => authenticate(node(), context.socket, { token, documentName }),
    onLoadDocument: ({ context, document }) => loadDocument(node(), document, context.socket),
    connected: async ({ context, connection }) => {
      context.socket.connection = connection
      context.socket.onJoined()
    },
    beforeUnloadDocument: ({ documentName }) => beforeUnload(node(), storyIdIn(documentName)),
    afterUnloadDocument: async ({ documentName }) => afterUnload(node(), storyIdIn(documentName)),
  })
}
