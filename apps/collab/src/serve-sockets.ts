import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { collabPath, documentNameOf, yWebsocketPath } from '@insightengine/shared/collab'
import type { CloseReason } from '@insightengine/shared/errors'
import { StoryId } from '@insightengine/shared/ids'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Budgets } from './budget.ts'
import { CollabSocket } from './collab-socket.ts'
import { hocuspocusDialect, signInMessage, yWebsocketDialect, type Dialect } from './dialect.ts'
import { limits } from './limits.ts'
import type { CollabNode } from './node.ts'
import { isOwnOrigin } from './origin.ts'
import { leavePresence } from './presence.ts'
import { Receiver } from './receive.ts'

export interface SocketOptions {
  /** Where people open the workspace; pages of other origins get no socket. */
  publicUrl: string
  /** Browsers do not ping by themselves, and proxies and clients give up on a silent socket after half a minute. */
  pingMs: number
  /** A socket that has not shown a ticket by then is closed. */
  signInMs: number
  /** How long a reader may stay behind before it is closed. */
  patienceMs: number
  /** What one connection may send. */
  budgets: Budgets
}

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

export interface SocketServing {
  handleUpgrade: HandleUpgrade
  /** No new sockets from now on. */
  refuse: () => void
  stop: () => void
}

/** Accepts sockets at `/collab`, and of y-websocket clients at `/y/<story>`, and carries messages between them and Hocuspocus, past the checks. */
export function serveSockets(node: CollabNode, { publicUrl, pingMs, signInMs, patienceMs, budgets }: SocketOptions): SocketServing {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false, clientTracking: false })
  let isRefusing = false
  const pings = setInterval(() => {
    for (const socket of node.sockets) socket.ping()
  }, pingMs)
  pings.unref()

  function accept(webSocket: WebSocket, request: IncomingMessage, { dialect, signIn }: Door): void {
    const refused = (reason: CloseReason, message: Uint8Array) => node.quarantine.take(node, socket, reason, message)
    const socket = new CollabSocket(webSocket, { storyOf: ({ storyId }) => node.stories.get(storyId), dialect, patienceMs, onRefused: refused, onEnd: (reason) => node.quarantine.closed(reason) })
    const client = node.hocuspocus.handleConnection(socket, toWebRequest(request), { socket })
    const receiver = new Receiver(node, socket, client, budgets)
    const end = (reason: CloseReason | null, message: Uint8Array) => {
      if (reason === null) return
      // With `unavailable` nothing was wrong with the message.
      if (reason !== 'unavailable') refused(reason, message)
      socket.end(reason)
    }
    socket.onJoined = () => end(receiver.joined(), new Uint8Array())
    node.sockets.add(socket)
    const signInTimer = setTimeout(() => {
      if (!socket.identity) socket.end('unauthorized')
    }, signInMs)

    const isAlive = () => {
      client.lastMessageReceivedAt = Date.now()
    }
    webSocket.on('pong', isAlive)
    webSocket.on('message', (data: Buffer) => {
      if (webSocket.readyState !== webSocket.OPEN) return
      if (dialect.isPong(data)) return isAlive()
      const message = dialect.incoming(data)
      end(message ? receiver.receive(message) : 'update_refused', data)
    })
    webSocket.on('close', (code, reason) => {
      clearTimeout(signInTimer)
      node.sockets.delete(socket)
      const story = socket.identity && node.stories.get(socket.identity.storyId)
      if (story) leavePresence(story, socket)
      client.handleClose({ code, reason: reason.toString() })
    })
    webSocket.on('error', (error: Error & { code?: string }) => {
      // `close` follows and does what there is to do. A message beyond the last limit was never in memory, so nothing of it is kept.
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') refused('too_large', new Uint8Array())
      node.logger.debug({ err: error }, 'a socket failed')
    })
    if (signIn) end(receiver.receive(signIn), signIn)
  }

  return {
    handleUpgrade(request, socket, head) {
      const door = doorOf(request)
      if (!door) return false
      if (isRefusing) turnAway(socket, '503 Service Unavailable')
      else if (!isOwnOrigin(request.headers, publicUrl)) turnAway(socket, '403 Forbidden')
      else server.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, request, door))
      return true
    },
    refuse() {
      isRefusing = true
    },
    stop() {
      clearInterval(pings)
      server.close()
    },
  }
}

function turnAway(socket: Duplex, status: string): void {
  // Whoever hangs up before the answer needs none.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** How a client came in: what it speaks, and what it shows instead of a message when it cannot send one. */
interface Door {
  dialect: Dialect
  signIn: Uint8Array | null
}

/** Null for a request that is for somebody else. */
function doorOf({ url = '/' }: IncomingMessage): Door | null {
  const address = URL.parse(url, 'http://localhost')
  if (address?.pathname === collabPath) return { dialect: hocuspocusDialect, signIn: null }
  const storyId = StoryId.safeParse(address?.pathname.startsWith(yWebsocketPath) ? address.pathname.slice(yWebsocketPath.length) : null)
  if (!address || !storyId.success) return null
  const name = documentNameOf(storyId.data)
  return { dialect: yWebsocketDialect(name), signIn: signInMessage(name, address.searchParams.get('ticket') ?? '') }
}

/** Hocuspocus speaks the web's types. Headers that HTTP/2 or a proxy added and the web does not know are left out. */
function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value)
  return new Request(new URL(request.url ?? '/', 'http://localhost'), { headers })
}
