import { outranks, type Role } from '@insightengine/shared/access'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { errorWords } from '../../lib/error-words.ts'
import { formatDate } from '../../lib/format.ts'
import { roleWords } from '../../lib/role-words.ts'
import { useMe } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent, DialogTrigger } from '../../ui/dialog.tsx'
import { Field } from '../../ui/form-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { CopyField } from './copy-field.tsx'

type InvitedRole = Exclude<Role, 'owner'>
const invitedRoles: readonly InvitedRole[] = ['viewer', 'analyst', 'admin']

export function InviteButton() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild><Button variant="primary"><UserPlus aria-hidden />Invite</Button></DialogTrigger>
      {isOpen && <InviteDialog onClose={() => setIsOpen(false)} />}
    </Dialog>
  )
}

/** First the role, then the link, which is shown this once. */
function InviteDialog({ onClose }: { onClose: () => void }) {
  const { role: ownRole } = useMe()
  const [role, setRole] = useState<InvitedRole>('analyst')
  const cache = useQueryClient()
  const create = useMutation(trpc.org.createInvite.mutationOptions({ onSuccess: () => cache.invalidateQueries({ queryKey: trpc.org.invites.queryKey() }) }))
  const options = invitedRoles.filter((each) => outranks(ownRole, each)).map((each) => ({ value: each, label: roleWords[each].name, description: `May ${roleWords[each].may}` }))
  if (create.data)
    return (
      <DialogContent width="sm" title="Send this link" description={`Whoever opens it first joins as ${roleWords[role].name.toLowerCase()}. It works once, until ${formatDate(create.data.expiresAt)}.`} footer={<Button variant="primary" onClick={onClose}>Done</Button>}>
        <CopyField label="Invitation link" value={create.data.url} />
        <p className="mt-2 text-sm text-ink-faint">For safety the link is not shown again. Make another one if it gets lost.</p>
      </DialogContent>
    )
  return (
    <DialogContent
      width="sm"
      title="Invite somebody"
      description="You get a link to send; it needs no e-mail server."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={create.isPending} onClick={() => create.mutate({ role })}>Create link</Button>
        </>
      }
    >
      <Field label="Role" hint="You can change it later.">
        {(field) => <Select {...field} value={role} options={options} onChange={setRole} />}
      </Field>
      {create.isError && <Notice className="mt-3" tone="danger" title={errorWords(create.error).title}>{errorWords(create.error).next}</Notice>}
    </DialogContent>
  )
}
