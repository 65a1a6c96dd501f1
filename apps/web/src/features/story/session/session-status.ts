import { closeCodes, closeReasonOf, type CloseReason } from '@insightengine/shared/errors'
import type { KeptText } from '../../../lib/story-copies.ts'
import { emptyOutbox, outboxReducer, unsavedCount, withRestored, type Outbox, type OutboxEvent } from './outbox.ts'

/** Why a session is over. `unsaveable`: the server refuses what this tab holds, again and again. */
export type SessionEnd = 'unauthorized' | 'forbidden' | 'story_deleted' | 'unsaveable'

export interface SessionStatus {
  /** `opening` until the story has arrived once, or this browser's copy stands in for it; then `open`, connected or not, until it ends for good. */
  phase: 'opening' | 'open' | 'ended'
  end: SessionEnd | null
  isConnected: boolean
  canEdit: boolean
  outbox: Outbox
  /** When the oldest change that is not saved was made, or null when all are. */
  unsavedSince: number | null
  /** How many connections in a row the server closed over a change of ours. */
  refusals: number
  /** This browser's own copy. */
  copy: CopyStatus
  /** What could not be merged into the story, to be copied by hand. */
  keptText: KeptText | null
}

export interface CopyStatus {
  /** The whole story was in it, so that it can be shown without the server. */
  hasStory: boolean
  /** Changes are being written to it; else they are in this tab alone. */
  isWriting: boolean
  /** The first so many changes of the outbox are in it. */
  upTo: number
}

export type SessionEvent =
  | { type: 'outbox'; event: OutboxEvent; at: number }
  | { type: 'ticket'; canEdit: boolean }
  | { type: 'synced' }
  /** The local copy has been opened, with so many changes that the server has not confirmed. */
  | { type: 'restored'; changes: number; hasStory: boolean; keptText: KeptText | null; at: number }
  | { type: 'kept'; upTo: number }
  /** Writing failed for now, or the copy was cleared by another tab and nothing is in it any more. */
  | { type: 'not_kept'; isCleared: boolean }
  /** The server has not answered in time. */
  | { type: 'late' }
  | { type: 'kept_text'; keptText: KeptText | null }
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
  copy: { hasStory: false, isWriting: false, upTo: 0 },
  keptText: null,
}

const maxRefusals = 3

export function sessionReducer(status: SessionStatus, event: SessionEvent): SessionStatus {
  if (event.type === 'kept_text') return { ...status, keptText: event.keptText }
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
    case 'restored': {
      const { changes, hasStory, keptText, at } = event
      const outbox = withRestored(status.outbox, changes)
      return { ...status, outbox, keptText, unsavedSince: changes > 0 ? at : status.unsavedSince, copy: { hasStory, isWriting: true, upTo: changes } }
    }
    case 'kept':
      return { ...status, copy: { ...status.copy, isWriting: true, upTo: Math.max(status.copy.upTo, event.upTo) } }
    case 'not_kept':
      return { ...status, copy: { ...status.copy, isWriting: false, upTo: event.isCleared ? 0 : status.copy.upTo } }
    case 'late':
      return withoutServer(status)
    case 'synced':
      return { ...status, phase: 'open', isConnected: true }
    case 'closed':
      return afterClose({ ...withoutServer(status), isConnected: false, outbox: outboxReducer(status.outbox, 'disconnected') }, event.reason)
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

/** Only those who may edit a story get its document, so whoever has a copy may go on in it; the server decides when it is back. */
function withoutServer(status: SessionStatus): SessionStatus {
  return status.phase === 'opening' && status.copy.hasStory ? { ...status, phase: 'open', canEdit: true } : status
}

/** Changes that closing this tab would lose: neither the server's nor in the local copy. */
export function onlyHereCount({ outbox, copy }: Pick<SessionStatus, 'outbox' | 'copy'>): number {
  return outbox.made - Math.max(outbox.committed, copy.upTo)
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
