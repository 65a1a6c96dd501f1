import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { errorSentence } from '../../lib/error-words.ts'
import { formatDate, formatRelative } from '../../lib/format.ts'
import { roleWords } from '../../lib/role-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardHeader } from '../../ui/card.tsx'
import { toast } from '../../ui/toast-store.ts'
import { LoadError } from '../shell/index.ts'

/** Links that still work. Nothing is shown while there are none. */
export function OpenInvites() {
  const cache = useQueryClient()
  const { queryKey } = trpc.org.invites.queryOptions()
  const invites = useQuery(trpc.org.invites.queryOptions())
  const revoke = useMutation(
    trpc.org.revokeInvite.mutationOptions({
      onSuccess: () => toast({ title: 'The link does not work any more' }),
      onError: (error) => toast({ tone: 'danger', title: 'The link still works', description: errorSentence(error) }),
      onSettled: () => cache.invalidateQueries({ queryKey }),
    }),
  )
  if (invites.isError) return <LoadError what="the open invitations" error={invites.error} onRetry={() => void invites.refetch()} />
  if (!invites.data || invites.data.length === 0) return null
  return (
    <Card>
      <CardHeader title="Open invitations" description="Links that were made and not used yet." />
      <ul className="mt-3 divide-y divide-line border-t border-line">
        {invites.data.map((invite) => (
          <li key={invite.id} className="flex items-center justify-between gap-4 px-5 py-2.5">
            <span className="min-w-0">
              <span className="mr-2 font-medium">{roleWords[invite.role].name}</span>
              <span className="text-sm text-ink-faint">made {formatRelative(invite.createdAt)}, ends {formatDate(invite.expiresAt)}</span>
            </span>
            <Button size="sm" variant="danger-ghost" onClick={() => revoke.mutate({ id: invite.id })} isBusy={revoke.isPending && revoke.variables.id === invite.id}><X aria-hidden />Withdraw</Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
