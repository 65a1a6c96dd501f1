import type { StorySummary } from '@insightengine/shared/story'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

export function UnpublishStoryDialog({ story, isOpen, onClose }: { story: StorySummary; isOpen: boolean; onClose: () => void }) {
  const cache = useQueryClient()
  const unpublish = useMutation(
    trpc.story.unpublish.mutationOptions({
      onSuccess: async () => {
        onClose()
        await cache.invalidateQueries({ queryKey: trpc.story.list.pathKey() })
      },
    }),
  )
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={`Unpublish “${story.name}”?`}
      description="Nobody can open its link until it is published again; the link then stays the same. The story itself is kept as a draft."
      confirmLabel="Unpublish"
      isDangerous={false}
      isBusy={unpublish.isPending}
      error={unpublish.isError && errorSentence(unpublish.error)}
      onConfirm={() => unpublish.mutate({ id: story.id })}
    />
  )
}
