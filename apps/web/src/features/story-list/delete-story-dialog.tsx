import type { StorySummary } from '@insightengine/shared/story'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { errorSentence } from '../../lib/error-words.ts'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'

interface StoryDialogProps {
  story: StorySummary
  isOpen: boolean
  onClose: () => void
}

export function DeleteStoryDialog({ story, isOpen, onClose }: StoryDialogProps) {
  const cache = useQueryClient()
  const remove = useMutation(
    trpc.story.delete.mutationOptions({
      onSuccess: async () => {
        onClose()
        toast({ title: `Deleted “${story.name}”` })
        await Promise.all([cache.invalidateQueries({ queryKey: trpc.story.list.pathKey() }), cache.invalidateQueries({ queryKey: trpc.search.pathKey() })])
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
      title={`Delete “${story.name}”?`}
      description={
        <>
          Its {plural(story.pageCount, 'page')}, {plural(story.cardCount, 'card')} and history go for everybody
          {story.publicUrl ? ', and its link stops working' : ''}. This cannot be undone. Saved queries stay.
        </>
      }
      confirmLabel="Delete story"
      isBusy={remove.isPending}
      error={remove.isError && errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ id: story.id })}
    />
  )
}
