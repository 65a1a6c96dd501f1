import type { ConnectionId } from '@insightengine/shared/ids'
import type { SavedQuery } from '@insightengine/shared/query'
import { useState } from 'react'
import { useMe } from '../../lib/session.ts'
import { recallDraft, rememberDraft } from './query-draft.ts'

export interface EditedQuery {
  sql: string
  databaseId: ConnectionId
  isChanged: boolean
  /** True when the text comes from an earlier visit. */
  isRestored: boolean
  setSql: (sql: string) => void
  setDatabaseId: (id: ConnectionId) => void
  /** Back to what is saved, which it returns. */
  discard: () => string
  forget: () => void
}

/** The text being edited, kept in this browser while it differs from what is saved. */
export function useQueryDraft(saved: SavedQuery | null, start: { databaseId: ConnectionId; sql: string }): EditedQuery {
  const { id: userId } = useMe()
  const queryId = saved?.id ?? null
  const [initial] = useState(() => {
    // A link that brings its own text means that text, not what was left lying here.
    const kept = saved || start.sql === '' ? recallDraft(userId, queryId) : null
    const databaseId = kept?.databaseId ?? start.databaseId
    return kept && (kept.sql !== start.sql || databaseId !== start.databaseId) ? { sql: kept.sql, databaseId, isRestored: saved !== null } : { ...start, isRestored: false }
  })
  const [sql, setSql] = useState(initial.sql)
  const [databaseId, setDatabaseId] = useState(initial.databaseId)
  const [isRestored, setIsRestored] = useState(initial.isRestored)
  const base = saved ? { sql: saved.sql, databaseId: saved.databaseId } : { sql: '', databaseId }

  const keep = (next: { sql: string; databaseId: ConnectionId }) => {
    const isSame = next.sql === base.sql && next.databaseId === base.databaseId
    rememberDraft(userId, queryId, isSame ? null : next)
  }
  return {
    sql,
    databaseId,
    isChanged: sql !== base.sql || databaseId !== base.databaseId,
    isRestored,
    setSql: (next) => {
      setSql(next)
      keep({ sql: next, databaseId })
    },
    setDatabaseId: (next) => {
      setDatabaseId(next)
      keep({ sql, databaseId: next })
    },
    discard: () => {
      setIsRestored(false)
      setDatabaseId(base.databaseId)
      rememberDraft(userId, queryId, null)
      return base.sql
    },
    forget: () => rememberDraft(userId, queryId, null),
  }
}
