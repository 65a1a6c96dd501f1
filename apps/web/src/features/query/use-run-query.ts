import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { toFailure } from '../../lib/failure.ts'
import { trpc, trpcClient } from '../../lib/trpc.ts'
import { forgetHandover, handedOverRun } from './run-handover.ts'
import { nextRun, type QueryRun, type SentText } from './query-run.ts'

export interface RunControls {
  run: QueryRun
  start: (databaseId: ConnectionId, sent: SentText, options?: { refresh?: boolean }) => void
  /** Also stops it on the database. */
  cancel: () => void
}

/** Runs one query at a time; starting another, or leaving the page, stops the one before. */
export function useRunQuery(queryId: QueryId | null): RunControls {
  const [run, dispatch] = useReducer(nextRun, queryId, (id): QueryRun => handedOverRun(id) ?? { status: 'idle' })
  useEffect(forgetHandover, [])
  const cache = useQueryClient()
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const start = useCallback<RunControls['start']>(
    (databaseId, sent, { refresh = false } = {}) => {
      current.current?.abort()
      const controller = new AbortController()
      current.current = controller
      dispatch({ type: 'started', sent, at: performance.now() })
      trpcClient.query.run
        .mutate({ databaseId, sql: sent.text, refresh }, { signal: controller.signal })
        .then((result) => ({ type: 'succeeded' as const, result }))
        .catch((error: unknown) => ({ type: 'failed' as const, failure: controller.signal.aborted ? cancelled : toFailure(error) }))
        .then((event) => {
          // A run that was replaced says nothing any more.
          if (current.current === controller) dispatch(event)
          return cache.invalidateQueries({ queryKey: trpc.query.history.pathKey() })
        })
        .catch(() => undefined)
    },
    [cache],
  )
  const cancel = useCallback(() => current.current?.abort(), [])
  return { run, start, cancel }
}

const cancelled = {
  code: 'query_failed',
  message: 'Cancelled',
  requestId: null,
  details: { failure: { reason: 'cancelled', message: 'Cancelled', driverCode: null, position: null, hint: null, timeoutMs: null } },
} as const
