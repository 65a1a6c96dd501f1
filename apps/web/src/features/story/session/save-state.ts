import { unsavedCount } from './outbox.ts'
import type { SessionStatus } from './session-status.ts'

/** What the screen may say about this tab's work. `saved` means committed in the database, and nothing less. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Connected, but confirmations are overdue: the database is down or very slow. */
  | { kind: 'retrying'; changes: number }
  | { kind: 'offline'; changes: number; isCopied: boolean }

/** A commit takes a few milliseconds; after this long something is wrong, and the person should know. */
export const overdueMs = 4000

export function saveState({ isConnected, outbox, copy }: Pick<SessionStatus, 'isConnected' | 'outbox' | 'copy'>, isOverdue: boolean): SaveState {
  const changes = unsavedCount(outbox)
  if (!isConnected) return { kind: 'offline', changes, isCopied: copy.isWriting }
  if (changes === 0) return { kind: 'saved' }
  return isOverdue ? { kind: 'retrying', changes } : { kind: 'saving' }
}

export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'retrying':
      return 'Not saved yet, retrying'
    case 'offline':
      return state.changes === 0 ? 'Offline' : `Offline, ${state.changes} ${state.changes === 1 ? 'change' : 'changes'} kept ${state.isCopied ? 'here' : 'in this tab'}`
  }
}
