import type { CloseReason } from '@insightengine/shared/errors'

/** Thrown in a hook to turn a client away. Its message is empty because Hocuspocus prints every message it catches. */
export class Refused extends Error {
  /** Hocuspocus tells it to the client; `CollabSocket` closes with it. */
  readonly reason: CloseReason

  constructor(reason: CloseReason, options?: ErrorOptions) {
    super('', options)
    this.reason = reason
  }
}
