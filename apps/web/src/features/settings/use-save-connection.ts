import type { Connection, ConnectionInput, ConnectionTest } from '@insightengine/shared/connection'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { isAborted } from '../../lib/failure.ts'
import { trpc, trpcClient } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast-store.ts'

interface SaveConnection {
  /** Keeps the settings whatever a test says. */
  save: (input: ConnectionInput) => void
  test: (input: ConnectionInput) => void
  /** Tests, and keeps the settings when the test succeeds. What only the API can test, with the password it keeps, it tests after keeping. */
  start: (input: ConnectionInput) => void
  isBusy: boolean
  /** What the last test found. */
  tested: z.infer<typeof ConnectionTest> | null
  /** Forgets what a test found, once the settings are others. */
  reset: () => void
  error: unknown
}

export function useSaveConnection({ connection, onSaved }: { connection: Connection | null; onSaved: () => void }): SaveConnection {
  const cache = useQueryClient()
  const stop = useRef(new AbortController())
  useEffect(() => {
    stop.current = new AbortController()
    return () => stop.current.abort()
  }, [])

  const test = useMutation({ mutationFn: (input: ConnectionInput) => testSettings(connection, input, stop.current.signal) })
  const save = useMutation({
    mutationFn: (input: ConnectionInput) => saveSettings(connection, input),
    onSuccess: async (_saved, { name }) => {
      onSaved()
      toast({ tone: 'success', title: `Saved “${name}”` })
      await Promise.all([cache.invalidateQueries({ queryKey: trpc.connection.pathKey() }), cache.invalidateQueries({ queryKey: trpc.search.pathKey() })])
    },
  })
  const error = save.error ?? test.error
  return {
    save: (input) => save.mutate(input),
    test: (input) => test.mutate(input),
    start: (input) => (connection && input.password === '' ? save.mutate(input) : test.mutate(input, { onSuccess: ({ status }) => status === 'connected' && save.mutate(input) })),
    isBusy: test.isPending || save.isPending,
    tested: test.data ?? null,
    reset: () => {
      test.reset()
      save.reset()
    },
    error: error && !isAborted(error) ? error : null,
  }
}

/** Without a new password the stored settings are tested, with the password the API keeps: it never comes here. */
function testSettings(connection: Connection | null, input: ConnectionInput, signal: AbortSignal) {
  if (connection && input.password === '') return trpcClient.connection.test.mutate({ id: connection.id }, { signal })
  return trpcClient.connection.testInput.mutate(input, { signal })
}

async function saveSettings(connection: Connection | null, { password, ...settings }: ConnectionInput): Promise<void> {
  if (connection) await trpcClient.connection.update.mutate({ id: connection.id, ...settings, ...(password === '' ? {} : { password }) })
  else await trpcClient.connection.create.mutate({ ...settings, password })
}
