import type { LocalTransactionOrigin } from '@hocuspocus/server'
import { OrgId, StoryId } from '@insightengine/shared/ids'
import { applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { z } from 'zod'
import type { CollabNode } from './node.ts'
import type { OpenStory } from './open-story.ts'
import { readPresence, writePresence, type PresenceEntry } from './presence-message.ts'
import { inOrder } from './presence-order.ts'

/**
 * What nodes tell each other about who is where. `alive` comes every beat from each; `here` has the news of one story;
 * `ask` is from a node that has just opened it.
 */
const PresenceMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alive'), from: z.string() }),
  z.object({ kind: z.literal('bye'), from: z.string() }),
  z.object({ kind: z.literal('ask'), from: z.string(), orgId: OrgId, storyId: StoryId }),
  z.object({ kind: z.literal('here'), from: z.string(), orgId: OrgId, storyId: StoryId, update: z.base64() }),
])
type PresenceMessage = z.infer<typeof PresenceMessage>

const topic = 'presence'
/** As base64 with its envelope below the bus's limit. One entry, at most 4 KB and a name, always fits. */
const packBytes = 5000
/** Marks what came from other nodes, so that it goes out to the editors and not to other nodes again. */
const fromElsewhere: LocalTransactionOrigin = { source: 'local' }

export interface ElsewhereOptions {
  /** How often a node says that it is alive. Whoever was not heard for three beats is gone, with everybody on it. */
  beatMs: number
  /** What happens within it goes to the other nodes as one. */
  windowMs: number
}

/**
 * Shows people on other nodes to those on this one. The bus may lose anything: clients repeat themselves every 15 s, which
 * is passed on, and a node that is heard for the first time, or again, is told everything.
 */
export class PresenceElsewhere {
  readonly #node: CollabNode
  readonly #options: ElsewhereOptions
  readonly #heardAt = new Map<string, number>()
  readonly #news = new Map<OpenStory, Set<number>>()
  #telling: NodeJS.Timeout | undefined
  #beats: NodeJS.Timeout | undefined
  #lastBeat = performance.now()
  #unsubscribe: (() => Promise<void>) | undefined

  constructor(node: CollabNode, options: ElsewhereOptions) {
    this.#node = node
    this.#options = options
  }

  async start(): Promise<void> {
    this.#unsubscribe = await this.#node.bus.subscribe(topic, (message) => {
      const parsed = PresenceMessage.safeParse(message)
      if (parsed.success && parsed.data.from !== this.#node.id) this.#hear(parsed.data)
    })
    this.#beat()
    this.#beats = setInterval(() => this.#beat(), this.#options.beatMs)
    this.#beats.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#beats)
    clearTimeout(this.#telling)
    await this.#publish({ kind: 'bye', from: this.#node.id })
    await this.#unsubscribe?.()
  }

  /** A story was opened here: asks who is there already, and from now on tells who is here. */
  join(story: OpenStory): void {
    const { orgId, storyId, document } = story
    document?.awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (origin !== fromElsewhere) this.#tell(story, [...added, ...updated, ...removed])
    })
    void this.#publish({ kind: 'ask', from: this.#node.id, orgId, storyId })
  }

  #publish(message: PresenceMessage): Promise<void> {
    return this.#node.bus.publish(topic, message)
  }

  #hear(message: PresenceMessage): void {
    if (message.kind === 'bye') return this.#forget(message.from)
    const isNew = !this.#heardAt.has(message.from)
    this.#heardAt.set(message.from, performance.now())
    if (isNew) for (const story of this.#node.stories.values()) this.#tell(story, story.speakers.keys())
    if (message.kind === 'alive') return
    const story = this.#node.stories.get(message.storyId)
    if (!story || story.orgId !== message.orgId) return
    if (message.kind === 'ask') this.#tell(story, story.speakers.keys())
    else hearOthers(story, message.from, Buffer.from(message.update, 'base64'))
  }

  #tell(story: OpenStory, clientIds: Iterable<number>): void {
    const news = this.#news.get(story) ?? new Set()
    this.#news.set(story, news)
    for (const clientId of clientIds) if (!story.elsewhere.has(clientId)) news.add(clientId)
    this.#telling ??= setTimeout(() => this.#tellAll(), this.#options.windowMs)
  }

  #tellAll(): void {
    this.#telling = undefined
    for (const [story, clientIds] of this.#news)
      for (const pack of packs(story, clientIds)) {
        const update = Buffer.from(writePresence(pack)).toString('base64')
        void this.#publish({ kind: 'here', from: this.#node.id, orgId: story.orgId, storyId: story.storyId, update })
      }
    this.#news.clear()
  }

  #beat(): void {
    const { beatMs } = this.#options
    const now = performance.now()
    // After a standstill of our own, silence says nothing about the others.
    const stoodStill = now - this.#lastBeat > 2 * beatMs
    this.#lastBeat = now
    void this.#publish({ kind: 'alive', from: this.#node.id })
    if (stoodStill) return
    for (const [nodeId, heardAt] of this.#heardAt) if (now - heardAt > 3 * beatMs) this.#forget(nodeId)
  }

  #forget(nodeId: string): void {
    this.#heardAt.delete(nodeId)
    for (const { document, elsewhere } of this.#node.stories.values()) {
      const gone = [...elsewhere].flatMap(([clientId, home]) => (home === nodeId ? [clientId] : []))
      for (const clientId of gone) elsewhere.delete(clientId)
      if (document && gone.length > 0) removeAwarenessStates(document.awareness, gone, fromElsewhere)
    }
  }
}

/** Each client belongs to the node that spoke for it last; only that one can take it away, and never one that speaks here. */
function hearOthers({ document, speakers, elsewhere }: OpenStory, nodeId: string, update: Uint8Array): void {
  if (!document || document.isDestroyed) return
  const believed = (readPresence(update) ?? []).flatMap((entry) => {
    const { clientId, state } = entry
    if (speakers.has(clientId)) return []
    if (state !== 'null') elsewhere.set(clientId, nodeId)
    else if (elsewhere.get(clientId) !== nodeId || !elsewhere.delete(clientId)) return []
    return inOrder(document.awareness, entry) ?? []
  })
  if (believed.length > 0) applyAwarenessUpdate(document.awareness, writePresence(believed), fromElsewhere)
}

function* packs({ document, elsewhere }: OpenStory, clientIds: Iterable<number>): Generator<PresenceEntry[]> {
  let [pack, bytes]: [PresenceEntry[], number] = [[], 0]
  for (const clientId of clientIds) {
    const meta = document?.awareness.meta.get(clientId)
    if (!meta || elsewhere.has(clientId)) continue
    const entry = { clientId, clock: meta.clock, state: JSON.stringify(document?.awareness.getStates().get(clientId) ?? null) }
    const entryBytes = Buffer.byteLength(entry.state) + 16
    if (bytes + entryBytes > packBytes && pack.length > 0) {
      yield pack
      ;[pack, bytes] = [[], 0]
    }
    pack.push(entry)
    bytes += entryBytes
  }
  if (pack.length > 0) yield pack
}
