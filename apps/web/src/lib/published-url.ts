import type { StoryId } from '@insightengine/shared/ids'
import { toFailure } from './failure.ts'
import { trpcClient } from './trpc.ts'

/** Where somebody without edit rights reads a story, put at the top of their recents on the way; null when they may not. */
export async function findPublishedUrl(id: StoryId): Promise<string | null> {
  try {
    const { publicUrl } = await trpcClient.story.get.query({ id })
    if (publicUrl) await trpcClient.search.markOpened.mutate({ kind: 'story', id })
    return publicUrl
  } catch (error) {
    if (['not_found', 'forbidden'].includes(toFailure(error).code)) return null
    throw error
  }
}
