import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { collabPath } from '@insightengine/shared/collab'
import { WebSocketServer, type WebSocket } from 'ws'
import { CollabSocket } from './collab-socket.ts'
import { isPong, ping, readFrame } from './frame.ts'
import { checkMessage, limits } from './limits.ts'
import type { CollabNode } from './node.ts'
import { isOwnOrigin } from './origin.ts'
import { leavePresence } from './presence.ts'

export interface SocketOptions {
  /** Where people open the workspace; pages of other origins get no socket. */
  publicUrl: string
  /** Browsers do not ping by themselves, and proxies and clients give up on a silent socket after half a minute. */
  pingMs: number
  /** A socket that has not shown a ticket by then is closed. */
  signInMs: number
}

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

export interface SocketServing {
  handleUpgrade: HandleUpgrade
  /** No new sockets from now on. */
  refuse: () => void
  stop: () => void
}

/** Accepts sockets at `/collab` and carries messages between them and Hocuspocus, past the checks. */
export function serveSockets(node: CollabNode, { publicUrl, pingMs, signInMs }: SocketOptions): SocketServing {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false, clientTracking: false })
  let isRefusing = false
  const pings = setInterval(() => {
    for (const socket of node.sockets) socket.write(ping)
  }, pingMs)
  pings.unref()

  function accept(webSocket: WebSocket, request: IncomingMessage): void {
    const socket = new CollabSocket(webSocket, ({ storyId }) => node.stories.get(storyId))
    const client = node.hocuspocus.handleConnection(socket, toWebRequest(request), { socket })
    let address: string | null = null
    node.sockets.add(socket)
    const signIn = setTimeout(() => {
      if (!socket.identity) socket.end('unauthorized')
    }, signInMs)

    webSocket.on('message', (data: Buffer) => {
      if (webSocket.readyState !== webSocket.OPEN) return
      if (isPong(data)) {
        client.lastMessageReceivedAt = Date.now()
        return
      }
      const refusal = checkMessage(data, {
        address,
        assertRoom: (bytes) => node.committer.assertRoom(bytes),
        fits: (bytes) => fitsIntoStory(node, socket, bytes),
      })
      if (refusal) return socket.end(refusal)
      address ??= readFrame(data)?.address ?? null
      client.handleMessage(data)
    })
    webSocket.on('close', (code, reason) => {
      clearTimeout(signIn)
      node.sockets.delete(socket)
      const story = socket.identity && node.stories.get(socket.identity.storyId)
      if (story) leavePresence(story, socket)
      client.handleClose({ code, reason: reason.toString() })
    })
    // A broken frame or a reset; `close` follows and does what there is to do.
    webSocket.on('error', (error) => node.logger.debug({ err: error }, 'a socket failed'))
  }

  return {
    handleUpgrade(request, socket, head) {
      if (pathOf(request) !== collabPath) return false
      if (isRefusing) turnAway(socket, '503 Service Unavailable')
      else if (!isOwnOrigin(request.headers, publicUrl)) turnAway(socket, '403 Forbidden')
      else server.handleUpgrade(request, socket, head, accept)
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

function fitsIntoStory({ stories, maxDocumentBytes }: CollabNode, { identity }: CollabSocket, bytes: number): boolean {
  const story = identity && stories.get(identity.storyId)
  return !story?.document || story.size.fits(story.document, bytes, maxDocumentBytes)
}

function turnAway(socket: Duplex, status: string): void {
  // Whoever hangs up before the answer needs none.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function pathOf({ url = '/' }: IncomingMessage): string | null {
  return URL.parse(url, 'http://localhost')?.pathname ?? null
}

/** Hocuspocus speaks the web's types. Headers that HTTP/2 or a proxy added and the web does not know are left out. */
function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value)
  return new Request(new URL(request.url ?? '/', 'http://localhost'), { headers })
}
