import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { Page } from '../shell/index.ts'

interface QueryPageProps {
  /** Null for a query that is not saved yet. */
  queryId: QueryId | null
  /** What an unsaved query begins with. */
  start?: { databaseId: ConnectionId | null; sql: string }
}

export function QueryPage({ queryId, start }: QueryPageProps) {
  return <Page title={queryId ? 'Query' : 'New query'}><pre>{start?.sql}</pre></Page>
}
