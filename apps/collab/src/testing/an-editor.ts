import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { documentNameOf } from '@insightengine/shared/collab'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import * as Y from 'yjs'
import { ticketKey } from './a-collab.ts'
import { SaveTracker, trackedWebSocket } from './save-tracker.ts'
import { signTicket } from './sign-ticket.ts'

export interface EditorOptions {
  url: string
  story: { storyId: StoryId; orgId: OrgId }
  user: { userId: UserId }
  /** Other than a good ticket, made anew for every connection. */
  ticket?: () => Promise<string>
  key?: Uint8Array
  doc?: Y.Doc
  awareness?: null
  /** After how long without a word from the server the client gives up. */
  silenceMs?: number
}

export interface Editor {
  doc: Y.Doc
  provider: HocuspocusProvider
  /** Local edits so far, and how many of them the server has confirmed. */
  saves: SaveTracker
  /** Codes with which the socket was closed, oldest first. */
  closes: number[]
  /** Reasons with which signing in was refused. */
  refusals: string[]
  synced(): Promise<void>
  closed(): Promise<number>
  /** Drops the connection and comes back by itself, as a bad network does. */
  drop(): void
  leave(): void
}

/** A person at an editor: Hocuspocus' provider over a real socket, with tickets. */
export function anEditor({ url, story, user, ticket, key = ticketKey, doc = new Y.Doc(), awareness, silenceMs = 30_000 }: EditorOptions): Editor {
  const saves = new SaveTracker()
  const [closes, refusals]: [number[], string[]] = [[], []]
  const waiting: ((code: number) => void)[] = []
  // Before the provider listens, so that an edit is counted before it is sent.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) saves.made++
  })
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: trackedWebSocket(saves), delay: 30, minDelay: 30, maxDelay: 300, jitter: false, messageReconnectTimeout: silenceMs })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentNameOf(story.storyId),
    document: doc,
    ...(awareness === null ? { awareness } : {}),
    token: ticket ?? (() => signTicket(key, { sub: user.userId, org: story.orgId, story: story.storyId })),
    onClose: ({ event }) => {
      closes.push(event.code)
      for (const resolve of waiting.splice(0)) resolve(event.code)
    },
    onAuthenticationFailed: ({ reason }) => refusals.push(reason),
  })
  provider.attach()
  return {
    doc,
    provider,
    saves,
    closes,
    refusals,
    synced: () => (provider.isSynced ? Promise.resolve() : new Promise((resolve) => provider.on('synced', resolve))),
    closed: () => new Promise((resolve) => waiting.push(resolve)),
    drop: () => socket.webSocket?.close(),
    leave() {
      provider.destroy()
      socket.destroy()
    },
  }
}
