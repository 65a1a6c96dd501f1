import { readStory } from '@insightengine/shared/doc'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import * as Y from 'yjs'
import { withOrgPg, type Db } from '../client/index.ts'
import { applyUpdates, readStoryLogIn } from '../story-log/read-updates.ts'
import { projectStory } from './project-story.ts'

/**
 * Draws a story's relational picture anew from its log, whatever the tables say now. Returns the place in the log that they
 * show then; `not_found` when the story is gone. Not an edit: the story does not move up in anybody's list.
 */
export function rebuildProjection(db: Pick<Db, 'pool'>, orgId: OrgId, storyId: StoryId): Promise<number> {
  return withOrgPg(db, orgId, async (tx) => {
    // Takes the story's lock first: a projection that was drawn from less waits, and then finds a newer one. From 0 on any
    // place is new, even after one that the log does not reach.
    const { rows } = await tx.query<{ updated_at: string }>(
      'update story set projected_seq = 0 where org_id = $1 and id = $2 returning updated_at::text',
      [orgId, storyId],
    )
    const doc = new Y.Doc()
    const seq = applyUpdates(doc, 0, (await readStoryLogIn(tx, orgId, storyId)).updates, 'log')
    await projectStory(tx, orgId, storyId, readStory(doc, storyId), seq)
    await tx.query('update story set updated_at = $3::timestamptz where org_id = $1 and id = $2', [orgId, storyId, rows[0]?.updated_at])
    return seq
  })
}

/** Stories whose picture is older than their log, as after a crash between the two. */
export function listUnprojected(db: Pick<Db, 'pool'>, orgId: OrgId): Promise<StoryId[]> {
  return withOrgPg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: StoryId }>(
      'select s.id from story s join story_head h on h.org_id = s.org_id and h.story_id = s.id where s.org_id = $1 and s.projected_seq < h.seq',
      [orgId],
    )
    return rows.map(({ id }) => id)
  })
}
