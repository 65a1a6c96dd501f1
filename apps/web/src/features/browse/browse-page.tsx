import type { ConnectionId } from '@insightengine/shared/ids'
import { ConnectionChooser } from './connection-chooser.tsx'
import { TableBrowser } from './table-browser.tsx'

interface BrowsePageProps {
  /** Null shows the connections to choose from. */
  connectionId: ConnectionId | null
  /** `schema.name` of the table on screen. */
  table: string | null
}

export function BrowsePage({ connectionId, table }: BrowsePageProps) {
  return connectionId ? <TableBrowser key={connectionId} connectionId={connectionId} selected={table} /> : <ConnectionChooser />
}
