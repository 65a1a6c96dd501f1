import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { newId } from '@insightengine/shared/ids'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { anEditor } from '../../apps/collab/src/testing/index.ts'
import type { Rig } from '../faults/rig.ts'
import { startProcess, type NodeProcess } from '../peers/node-process.ts'

/** Somebody with a document open. */
export interface Client {
  doc: Y.Doc
  synced(): Promise<void>
  /** Resolves when the server has confirmed everything; null where the protocol has no confirmations. */
  confirmed: (() => Promise<void>) | null
  leave(): void
}

export interface Contender {
  name: string
  start(): Promise<NodeProcess>
  newDocument(): Promise<OpenDocument>
}

/** Opens the same document for one more person, through the port given: the server's, or a proxy's before it. */
export type OpenDocument = (port: number) => Client

// Each provider of y-websocket listens for the end of the process, and there are hundreds of them here.
process.setMaxListeners(0)

export function onRig(name: string, rig: Rig): Contender {
  return {
    name,
    start: () => rig.startNode({ isProbed: true }),
    async newDocument() {
      const story = await rig.newStory()
      return (port) => {
        const editor = anEditor({ url: `ws://127.0.0.1:${port}/collab`, story, user: rig.org, key: rig.ticketKey })
        return { doc: editor.doc, synced: () => editor.synced(), confirmed: () => editor.saves.allSaved(), leave: () => editor.leave() }
      }
    },
  }
}

/** In memory, without checks, rights or storage: the least a Yjs server can do. */
export function yWebsocket(): Contender {
  const script = join(dirname(createRequire(import.meta.url).resolve('@y/websocket-server/package.json')), 'src/server.js')
  return {
    name: '@y/websocket-server',
    async start() {
      const port = await freePort()
      return startProcess(script, { HOST: '127.0.0.1', PORT: String(port) }, { knownPort: port, isProbed: true })
    },
    async newDocument() {
      const room = newId()
      return (port) => {
        const doc = new Y.Doc()
        const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, room, doc, { WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true })
        return {
          doc,
          synced: () => (provider.synced ? Promise.resolve() : new Promise<void>((resolve) => provider.once('sync', () => resolve()))),
          confirmed: null,
          leave: () => provider.destroy(),
        }
      }
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
