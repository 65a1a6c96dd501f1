import { initStory } from '@insightengine/shared/doc'
import { newId, type OrgId, type StoryId, type UserId } from '@insightengine/shared/ids'
import type * as Y from 'yjs'
import { withOrgPg, type Db } from '../client/index.ts'
import { startStoryLog } from '../story-log/index.ts'

export interface TestStory {
  storyId: StoryId
  orgId: OrgId
}

export interface StoryOptions {
  name?: string
  status?: 'draft' | 'published'
  /** Fills the document; without it the story has a name and nothing else. */
  write?: (doc: Y.Doc) => void
}

/** A story with its log begun, made by the person in whose organisation it is. */
export async function aStory(db: Db, { orgId, userId }: { orgId: OrgId; userId: UserId }, { name = 'Q4', status = 'draft', write }: StoryOptions = {}): Promise<TestStory> {
  const storyId = newId<StoryId>()
  await withOrgPg(db, orgId, async (tx) => {
    await tx.query('insert into story (id, org_id, name, status, created_by) values ($1, $2, $3, $4, $5)', [storyId, orgId, name, status, userId])
    await startStoryLog(tx, orgId, storyId, { userId, write: write ?? ((doc) => initStory(doc, { name }, 'api')) })
  })
  return { storyId, orgId }
}
