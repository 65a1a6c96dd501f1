import type { QuerySummary } from '@insightengine/shared/query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Code, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { errorSentence } from '../../lib/error-words.ts'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast-store.ts'

export function QueryMenu({ query }: { query: QuerySummary }) {
  const [isAsking, setIsAsking] = useState(false)
  const canDelete = useCan('query.delete')
  const cache = useQueryClient()
  const remove = useMutation(
    trpc.query.delete.mutationOptions({
      onSuccess: async () => {
        setIsAsking(false)
        toast({ title: `Deleted “${query.name}”` })
        await Promise.all([cache.invalidateQueries({ queryKey: trpc.query.list.pathKey() }), cache.invalidateQueries({ queryKey: trpc.search.pathKey() })])
      },
    }),
  )
  const handleOpenChange = (isOpen: boolean) => {
    if (!isOpen) remove.reset()
    setIsAsking(isOpen)
  }
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild><IconButton label={`Actions for ${query.name}`} hasTooltip={false}><Ellipsis /></IconButton></DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild><Link to="/queries/$queryId" params={{ queryId: query.id }}><Code aria-hidden />Open</Link></DropdownMenuItem>
          {canDelete && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} isDangerous onSelect={() => setIsAsking(true)}>Delete…</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={handleOpenChange}
        title={`Delete “${query.name}”?`}
        description="Cards that draw from it show that their query is gone, until another is chosen. Published versions keep their own copy. This cannot be undone."
        confirmLabel="Delete query"
        isBusy={remove.isPending}
        error={remove.isError && errorSentence(remove.error)}
        onConfirm={() => remove.mutate({ id: query.id })}
      />
    </>
  )
}
