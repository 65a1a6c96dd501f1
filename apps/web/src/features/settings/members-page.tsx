import { useQuery } from '@tanstack/react-query'
import { useCan, useMe } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Card } from '../../ui/card.tsx'
import { Table, TableBody, TableHead, TableHeaderCell } from '../../ui/table.tsx'
import { ListSkeleton, LoadError } from '../shell/index.ts'
import { InviteButton } from './invite-button.tsx'
import { MemberRow } from './member-row.tsx'
import { OpenInvites } from './open-invites.tsx'
import { SettingsPage } from './settings-page.tsx'

export function MembersPage() {
  const { organization } = useMe()
  const canManage = useCan('member.manage')
  const members = useQuery(trpc.org.members.queryOptions())
  return (
    <SettingsPage title="Members" description={`Who belongs to ${organization.name}, and what they may do.`} actions={canManage && <InviteButton />}>
      <Card className="overflow-hidden">
        {members.isPending && <ListSkeleton label="Loading members" rows={3} />}
        {members.isError && <LoadError className="m-3" what="the members" error={members.error} onRetry={() => void members.refetch()} />}
        {members.data && (
          <Table aria-label="Members">
            <TableHead>
              <tr>
                <TableHeaderCell>Name</TableHeaderCell>
                <TableHeaderCell className="max-lg:hidden">Joined</TableHeaderCell>
                <TableHeaderCell>Role</TableHeaderCell>
                {canManage && <TableHeaderCell><span className="sr-only">Actions</span></TableHeaderCell>}
              </tr>
            </TableHead>
            <TableBody>{members.data.map((member) => <MemberRow key={member.userId} member={member} />)}</TableBody>
          </Table>
        )}
      </Card>
      {canManage && <OpenInvites />}
    </SettingsPage>
  )
}
