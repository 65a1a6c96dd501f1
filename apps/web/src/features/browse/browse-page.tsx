import type { ConnectionId } from '@insightengine/shared/ids'
import { Page } from '../shell/index.ts'

interface BrowsePageProps {
  /** Null shows the connections to choose from. */
  connectionId: ConnectionId | null
  /** `schema.name` of the table on screen. */
  table: string | null
}

export function BrowsePage({ connectionId, table }: BrowsePageProps) {
  return <Page title="Browse data">{connectionId ? table : null}</Page>
}
