import type { ConnectionId } from '@insightengine/shared/ids'
import { skipToken, useQuery } from '@tanstack/react-query'
import { trpc, trpcClient } from '../../lib/trpc.ts'

/** A connection's tables as the workspace last saw them, and the way to look again. Null asks nothing. */
export function useSchema(connectionId: ConnectionId | null) {
  const options = trpc.connection.schema.queryOptions(connectionId ? { id: connectionId } : skipToken, { staleTime: 5 * 60_000 })
  const query = useQuery(options)
  // The refreshed answer belongs under the same key, so that everybody on the page sees it.
  const refreshed = useQuery({
    queryKey: ['refresh-schema', connectionId],
    enabled: false,
    queryFn: async ({ client }) => {
      if (!connectionId) return null
      const schema = await trpcClient.connection.schema.query({ id: connectionId, refresh: true })
      client.setQueryData(options.queryKey, schema)
      return schema
    },
  })
  return { ...query, refresh: () => void refreshed.refetch(), isRefreshing: refreshed.isFetching, refreshError: refreshed.error }
}
