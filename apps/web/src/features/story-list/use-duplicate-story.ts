import type { StorySummary } from '@insightengine/shared/story'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { toast } from '../../ui/toast-store.ts'

export function useDuplicateStory(): (story: Pick<StorySummary, 'id' | 'name'>) => void {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useMutation(trpc.story.duplicate.mutationOptions())
  return ({ id, name }) =>
    mutate(
      { id },
      {
        onSuccess: ({ storyId }) => {
          void cache.invalidateQueries({ queryKey: trpc.story.list.pathKey() })
          toast({
            tone: 'success',
            title: `Copied “${name}”`,
            action: { label: 'Open', altText: 'Open the copy from the list of stories', onClick: () => void navigate({ to: '/stories/$storyId', params: { storyId } }) },
          })
        },
        onError: (error) => toast({ tone: 'danger', title: `“${name}” was not copied`, description: errorSentence(error) }),
      },
    )
}
