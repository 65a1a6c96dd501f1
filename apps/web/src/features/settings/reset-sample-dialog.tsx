import type { Connection } from '@insightengine/shared/connection'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { toast } from '../../ui/toast-store.ts'

export function ResetSampleDialog({ connection, isOpen, onClose }: { connection: Connection; isOpen: boolean; onClose: () => void }) {
  const cache = useQueryClient()
  const reset = useMutation(
    trpc.connection.resetSample.mutationOptions({
      onSuccess: async () => {
        onClose()
        toast({ tone: 'success', title: 'The sample data is as on the first day' })
        await cache.invalidateQueries()
      },
    }),
  )
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && !reset.isPending && onClose()}
      title="Reset the sample data?"
      description="The sample shop is made again from the start. Queries and stories stay. It takes a few seconds, in which queries on it may fail."
      confirmLabel="Reset sample data"
      isDangerous={false}
      isBusy={reset.isPending}
      error={reset.isError && errorSentence(reset.error)}
      onConfirm={() => reset.mutate({ id: connection.id })}
    >
      {reset.isPending && <Progress label="Making the sample data" className="mt-2" />}
    </ConfirmDialog>
  )
}
