import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { recall, remember } from '../../lib/remember.ts'

/** Text that is not saved yet, kept in this browser so that leaving the page loses nothing. */
export interface QueryDraft {
  sql: string
  databaseId: ConnectionId | null
}

const keyOf = (userId: string, queryId: QueryId | null) => `query-draft:${userId}:${queryId ?? 'new'}`

export function recallDraft(userId: string, queryId: QueryId | null): QueryDraft | null {
  const stored = recall(keyOf(userId, queryId))
  if (!stored) return null
  const draft = JSON.parse(stored) as Partial<QueryDraft>
  return typeof draft.sql === 'string' ? { sql: draft.sql, databaseId: draft.databaseId ?? null } : null
}

/** Null forgets it. */
export function rememberDraft(userId: string, queryId: QueryId | null, draft: QueryDraft | null): void {
  remember(keyOf(userId, queryId), draft ? JSON.stringify(draft) : '')
}
