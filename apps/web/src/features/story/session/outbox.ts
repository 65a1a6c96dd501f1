/**
 * Which of this tab's changes the server has not yet confirmed as committed. Confirmations carry no number: each one answers
 * the oldest unanswered message of the connection it came over. After a reconnect everything unconfirmed travels again, in
 * the handshake's single message, so what an old connection left unanswered is forgotten.
 */
export interface Outbox {
  /** Changes made in this tab so far. */
  readonly made: number
  /** The first so many of them are committed. */
  readonly committed: number
  /** For each unanswered message on the open connection, how many changes are certain once it is answered. */
  readonly awaiting: readonly number[]
}

export const emptyOutbox: Outbox = { made: 0, committed: 0, awaiting: [] }

export type OutboxEvent = 'changed' | 'sent' | 'confirmed' | 'disconnected'

export function outboxReducer(outbox: Outbox, event: OutboxEvent): Outbox {
  switch (event) {
    case 'changed':
      return { ...outbox, made: outbox.made + 1 }
    case 'sent':
      return { ...outbox, awaiting: [...outbox.awaiting, outbox.made] }
    case 'confirmed': {
      const [covered = outbox.committed, ...awaiting] = outbox.awaiting
      return { ...outbox, committed: Math.max(outbox.committed, covered), awaiting }
    }
    case 'disconnected':
      return { ...outbox, awaiting: [] }
  }
}

/** Changes from before this session began, found in the local copy; they count as its first ones. */
export function withRestored(outbox: Outbox, changes: number): Outbox {
  return { ...outbox, made: outbox.made + changes }
}

export function unsavedCount(outbox: Outbox): number {
  return outbox.made - outbox.committed
}
