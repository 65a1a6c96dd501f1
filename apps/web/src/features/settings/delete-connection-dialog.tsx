import type { Connection } from '@insightengine/shared/connection'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'

interface ConnectionDialogProps {
  connection: Connection
  isOpen: boolean
  onClose: () => void
}

export function DeleteConnectionDialog({ connection, isOpen, onClose }: ConnectionDialogProps) {
  const cache = useQueryClient()
  const remove = useMutation(
    trpc.connection.delete.mutationOptions({
      onSuccess: async () => {
        onClose()
        toast({ title: `Deleted “${connection.name}”` })
        await Promise.all([cache.invalidateQueries({ queryKey: trpc.connection.pathKey() }), cache.invalidateQueries({ queryKey: trpc.search.pathKey() })])
      },
    }),
  )
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) return
        remove.reset()
        onClose()
      }}
      title={`Delete “${connection.name}”?`}
      description="Its settings and stored password are removed from here. The database itself is not touched."
      confirmLabel="Delete connection"
      isBusy={remove.isPending}
      error={remove.isError && errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ id: connection.id })}
    />
  )
}
