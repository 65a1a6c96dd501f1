import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Database, Plus } from 'lucide-react'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListSkeleton, LoadError } from '../shell/index.ts'
import { ConnectionDialog } from './connection-dialog.tsx'
import { ConnectionRow } from './connection-row.tsx'
import { SettingsPage } from './settings-page.tsx'

const route = getRouteApi('/workspace/settings/connections')

export function ConnectionsPage() {
  const { add, edit } = route.useSearch()
  const navigate = route.useNavigate()
  const canCreate = useCan('connection.create')
  const connections = useQuery(
    trpc.connection.list.queryOptions(undefined, {
      // A new connection is tested after it was kept; its row follows until that is done.
      refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'testing') ? 1000 : false),
    }),
  )
  const edited = connections.data?.find(({ id }) => id === edit) ?? null
  const isOpen = canCreate && (add === true || edited !== null)
  const close = () => void navigate({ search: {}, replace: true })
  const addButton = <Button variant="primary" onClick={() => void navigate({ search: { add: true } })}><Plus aria-hidden />New connection</Button>
  return (
    <SettingsPage title="Connections" description="The databases that queries of this organisation may read." actions={canCreate && addButton}>
      <Card className="overflow-hidden">
        {connections.isPending && <ListSkeleton label="Loading connections" rows={2} />}
        {connections.isError && <LoadError className="m-3" what="the connections" error={connections.error} onRetry={() => void connections.refetch()} />}
        {connections.data?.length === 0 && (
          <EmptyState icon={<Database />} title="No database is connected" action={canCreate && addButton}>
            {canCreate ? 'Connect a PostgreSQL database with an account that may only read. Every query says which database it asks.' : 'Ask an admin of your organisation to connect one.'}
          </EmptyState>
        )}
        {connections.data && connections.data.length > 0 && (
          <ul aria-label="Connections" className="divide-y divide-line">
            {connections.data.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} onEdit={() => void navigate({ search: { edit: connection.id } })} />
            ))}
          </ul>
        )}
      </Card>
      <Dialog open={isOpen} onOpenChange={(next) => !next && close()}>
        {isOpen && <ConnectionDialog key={edited?.id ?? 'new'} connection={edited} onClose={close} />}
      </Dialog>
    </SettingsPage>
  )
}
