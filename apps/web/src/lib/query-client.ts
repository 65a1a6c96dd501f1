import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { reportReached, reportUnreachable } from './api-status.ts'
import { isAborted, toFailure } from './failure.ts'
import { reportSessionLost } from './session-lost.ts'

/** `isSessionProbe` marks the one query that asks who is signed in; to it, "nobody" is an answer. */
function handleError(error: unknown, meta?: Record<string, unknown>): void {
  if (isAborted(error)) return
  const { code } = toFailure(error)
  if (code === 'offline') return reportUnreachable()
  reportReached()
  if (meta?.['isSessionProbe']) return
  if (code === 'unauthenticated' || code === 'token_expired') reportSessionLost()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { meta }) => handleError(error, meta), onSuccess: reportReached }),
  mutationCache: new MutationCache({ onError: (error) => handleError(error), onSuccess: reportReached }),
  defaultOptions: {
    queries: {
      // The API may well be on this machine, which the browser's idea of being online says nothing about.
      networkMode: 'always',
      staleTime: 15_000,
      // What the API refused on purpose it will refuse again; the banner retries for the rest.
      retry: (count, error) => count < 1 && toFailure(error).code === 'unavailable',
    },
    mutations: { networkMode: 'always' },
  },
})
