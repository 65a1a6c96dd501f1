import { outranks, roles, type Role } from '@insightengine/shared/access'
import type { Member } from '@insightengine/shared/org'
import { UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { errorSentence } from '../../lib/error-words.ts'
import { formatDate } from '../../lib/format.ts'
import { roleWords } from '../../lib/role-words.ts'
import { useCan, useMe } from '../../lib/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { TableCell, TableRow } from '../../ui/table.tsx'
import { useUpdateMember } from './use-update-member.ts'

export function MemberRow({ member }: { member: Member }) {
  const me = useMe()
  const canManage = useCan('member.manage')
  const [isAsking, setIsAsking] = useState(false)
  const update = useUpdateMember()
  const isMe = member.userId === me.id
  const mayChange = canManage && !isMe && outranks(me.role, member.role)
  const options = roles.filter((role) => outranks(me.role, role)).map((role) => ({ value: role, label: roleWords[role].name, description: `May ${roleWords[role].may}` }))
  const switchActive = (isActive: boolean) => update.mutate({ userId: member.userId, isActive }, { onSuccess: () => setIsAsking(false) })
  return (
    <TableRow>
      <TableCell className="w-full max-w-0">
        <div className={cx('flex items-center gap-3', !member.isActive && 'opacity-60')}>
          <Avatar name={member.fullName} className="max-sm:hidden" />
          <div className="min-w-0">
            <p className="flex items-center gap-2 truncate font-medium">
              <span className="truncate">{member.fullName}</span>
              {isMe && <Badge>You</Badge>}
              {!member.isActive && <Badge tone="warning">Deactivated</Badge>}
            </p>
            <p className="truncate text-sm text-ink-faint">{member.email}</p>
          </div>
        </div>
      </TableCell>
      <TableCell className="whitespace-nowrap text-ink-muted max-lg:hidden">{formatDate(member.joinedAt)}</TableCell>
      <TableCell className="min-w-32 max-sm:pl-0">
        {mayChange ? (
          <Select<Role> aria-label={`Role of ${member.fullName}`} size="sm" value={member.role} options={options} disabled={!member.isActive} onChange={(role) => update.mutate({ userId: member.userId, role })} />
        ) : (
          <span className="px-2.5 text-ink-muted">{roleWords[member.role].name}</span>
        )}
      </TableCell>
      {canManage && (
        <TableCell className="w-0">
          {mayChange && member.isActive && <IconButton variant="danger" label={`Deactivate ${member.fullName}`} onClick={() => setIsAsking(true)}><UserX /></IconButton>}
          {mayChange && !member.isActive && <IconButton label={`Let ${member.fullName} in again`} onClick={() => switchActive(true)}><UserCheck /></IconButton>}
          <ConfirmDialog
            isOpen={isAsking}
            onOpenChange={setIsAsking}
            title={`Deactivate ${member.fullName}?`}
            description="They are signed out everywhere at once and cannot come back until you let them in again. What they made stays."
            confirmLabel="Deactivate"
            isBusy={update.isPending}
            error={update.isError && errorSentence(update.error)}
            onConfirm={() => switchActive(false)}
          />
        </TableCell>
      )}
    </TableRow>
  )
}
