import { MessageType, type Hocuspocus } from '@hocuspocus/server'
import type { CloseReason } from '@insightengine/shared/errors'
import { handshakeBytes, Spending, type Budgets } from './budget.ts'
import type { CollabSocket } from './collab-socket.ts'
import { readFrame, syncSteps, type Frame } from './frame.ts'
import { checkFrame, limits } from './limits.ts'
import type { CollabNode, ConnectionContext } from './node.ts'
import { hearPresence } from './presence.ts'

type ClientConnection = ReturnType<Hocuspocus<ConnectionContext>['handleConnection']>

/** What one socket sends: changes go on to Hocuspocus, presence to its story, nothing unchecked to either. */
export class Receiver {
  readonly #node: CollabNode
  readonly #socket: CollabSocket
  readonly #client: ClientConnection
  readonly #changes: Spending
  readonly #presence: Spending
  /** What was said about presence before the document was open. */
  #early: Uint8Array | null = null

  constructor(node: CollabNode, socket: CollabSocket, client: ClientConnection, budgets: Budgets) {
    this.#node = node
    this.#socket = socket
    this.#client = client
    this.#changes = new Spending(budgets.changes)
    this.#presence = new Spending(budgets.presence)
  }

  /** Returns why the socket has to be closed, or null. */
  receive(data: Uint8Array): CloseReason | null {
    const frame = readFrame(data)
    if (!this.#afford(frame, data.byteLength)) return 'too_fast'
    const refusal = checkFrame(frame, data.byteLength, {
      address: this.#socket.address,
      assertRoom: (length) => this.#node.committer.assertRoom(length),
      fits: (length) => this.#fits(length),
    })
    if (refusal) return refusal
    this.#socket.address ??= frame!.address
    if (frame!.type === MessageType.Awareness) return this.#hear(frame!.payload!)
    this.#client.handleMessage(data)
    return null
  }

  /** The document is open: what was said too early is heard now. */
  joined(): CloseReason | null {
    const early = this.#early
    this.#early = null
    return early && this.#hear(early)
  }

  /** Whether the story's document may grow by that much. */
  #fits(bytes: number): boolean {
    const { identity } = this.#socket
    const story = identity && this.#node.stories.get(identity.storyId)
    return !story?.document || story.size.fits(story.document, bytes, this.#node.maxDocumentBytes)
  }

  #afford(frame: Frame | null, bytes: number): boolean {
    if (frame?.type === MessageType.Awareness) return this.#presence.spend(bytes)
    return this.#changes.spend(frame?.syncStep === syncSteps.request ? handshakeBytes : bytes)
  }

  #hear(payload: Uint8Array): CloseReason | null {
    const { identity, connection } = this.#socket
    const story = identity && connection ? this.#node.stories.get(identity.storyId) : undefined
    if (story) return hearPresence(story, this.#socket, payload)
    if (payload.byteLength > limits.presenceBytes) return 'too_large'
    this.#client.lastMessageReceivedAt = Date.now()
    this.#early = payload.slice()
    return null
  }
}
