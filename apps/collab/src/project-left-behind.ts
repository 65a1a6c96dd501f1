import { listOrgIds } from '@insightengine/db/org'
import { listUnprojected, rebuildProjection } from '@insightengine/db/projection'
import type { CollabNode } from './node.ts'

/**
 * Draws the pictures of stories that were saved and not projected, because a node was killed in between and nobody has opened
 * them since. Open stories see to theirs themselves. Never rejects.
 */
export async function projectLeftBehind({ db, logger, stories }: CollabNode): Promise<void> {
  try {
    for await (const orgId of listOrgIds(db))
      for (const storyId of await listUnprojected(db, orgId)) if (!stories.has(storyId)) await rebuildProjection(db, orgId, storyId)
  } catch (error) {
    logger.warn({ err: error }, 'could not draw the pictures that were left behind; the next start tries again')
  }
}
