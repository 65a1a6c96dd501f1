import { closeCodes, closeReasonOf, type CloseReason } from '@insightengine/shared/errors'
import { emptyOutbox, outboxReducer, unsavedCount, type Outbox, type OutboxEvent } from './outbox.ts'

/** Why a session is over. `unsaveable`: the server refuses what this tab holds, again and again. */
export type SessionEnd = 'unauthorized' | 'forbidden' | 'story_deleted' | 'unsaveable'

export interface SessionStatus {
  /** `opening` until the story has arrived once; then `open`, connected or not, until it ends for good. */
  phase: 'opening' | 'open' | 'ended'
  end: SessionEnd | null
  isConnected: boolean
  canEdit: boolean
  outbox: Outbox
  /** When the oldest change that is not saved was made, or null when all are. */
  unsavedSince: number | null
  /** How many connections in a row the server closed over a change of ours. */
  refusals: number
}

export type SessionEvent =
  | { type: 'outbox'; event: OutboxEvent; at: number }
  | { type: 'ticket'; canEdit: boolean }
  | { type: 'synced' }
  | { type: 'closed'; reason: CloseReason | null }
  | { type: 'ended'; end: SessionEnd }

export const initialStatus: SessionStatus = {
  phase: 'opening',
  end: null,
  isConnected: false,
  canEdit: false,
  outbox: emptyOutbox,
  unsavedSince: null,
  refusals: 0,
}

const maxRefusals = 3

export function sessionReducer(status: SessionStatus, event: SessionEvent): SessionStatus {
  if (status.phase === 'ended') return status
  switch (event.type) {
    case 'outbox': {
      const outbox = outboxReducer(status.outbox, event.event)
      const unsavedSince = unsavedCount(outbox) === 0 ? null : (status.unsavedSince ?? event.at)
      const refusals = outbox.committed > status.outbox.committed ? 0 : status.refusals
      return { ...status, outbox, unsavedSince, refusals }
    }
    case 'ticket':
      return { ...status, canEdit: event.canEdit }
    case 'synced':
      return { ...status, phase: 'open', isConnected: true }
    case 'closed':
      return afterClose({ ...status, isConnected: false, outbox: outboxReducer(status.outbox, 'disconnected') }, event.reason)
    case 'ended':
      return { ...status, phase: 'ended', end: event.end, isConnected: false }
  }
}

function afterClose(status: SessionStatus, reason: CloseReason | null): SessionStatus {
  const end = endOf(reason)
  if (end) return { ...status, phase: 'ended', end }
  if (reason !== 'update_refused' && reason !== 'too_large') return status
  const refusals = status.refusals + 1
  return refusals < maxRefusals ? { ...status, refusals } : { ...status, refusals, phase: 'ended', end: 'unsaveable' }
}

function endOf(reason: CloseReason | null): SessionEnd | null {
  return reason === 'unauthorized' || reason === 'forbidden' || reason === 'story_deleted' ? reason : null
}

/** The server closes a document inside a shared socket with words alone, so the words are looked up too. */
export function closeReasonFrom({ code, reason }: { code: number; reason: string }): CloseReason | null {
  const byCode = closeReasonOf(code)
  if (byCode) return byCode
  for (const [name, entry] of Object.entries(closeCodes)) if (entry.reason === reason || name === reason) return name as CloseReason
  return null
}
