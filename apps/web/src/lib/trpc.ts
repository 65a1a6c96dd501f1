import type { AppRouter } from '@insightengine/api/router'
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { queryClient } from './query-client.ts'

/** Calls that wait for somebody's database. Each goes alone: in a batch it would hold back its neighbours, and could not be stopped by itself. */
const slowCalls = new Set([
  'query.run',
  'query.execute',
  'query.columnValues',
  'connection.schema',
  'connection.test',
  'connection.testInput',
  'connection.create',
  'connection.update',
  'connection.resetSample',
])

/** The API as plain functions: `trpcClient.query.run.mutate(input, { signal })`. */
export const trpcClient: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ path }) => slowCalls.has(path),
      true: httpLink({ url: '/trpc' }),
      // Beyond this length of address the batch is split, and no proxy cuts it.
      false: httpBatchLink({ url: '/trpc', maxURLLength: 2000 }),
    }),
  ],
})

/** The API for `useQuery` and `useMutation`: `useQuery(trpc.story.list.queryOptions({ limit: 50 }))`. */
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient })
