import type { PoolClient } from 'pg'
import * as Y from 'yjs'
import { readStory } from '@insightengine/shared/doc'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { projectStory } from '../projection/index.ts'
import { appendUpdatesIn } from './append-updates.ts'

/**
 * Begins the log of a story whose row was inserted in this transaction: `write` fills the empty document (`initStory`,
 * `writeStory`), which becomes the log's first entry and is projected. A story never exists without its document.
 */
export async function startStoryLog(tx: PoolClient, orgId: OrgId, storyId: StoryId, { userId, write }: { userId: UserId | null; write: (doc: Y.Doc) => void }): Promise<void> {
  const doc = new Y.Doc()
  write(doc)
  await tx.query('insert into story_head (org_id, story_id) values ($1, $2)', [orgId, storyId])
  const seq = await appendUpdatesIn(tx, orgId, storyId, [{ update: Y.encodeStateAsUpdate(doc), userId, clientId: doc.clientID }])
  await projectStory(tx, orgId, storyId, readStory(doc, storyId), seq)
}
