import * as Y from 'yjs'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import { maxDocumentBytes, readStory } from '@insightengine/shared/doc'
import { AppError } from '@insightengine/shared/errors'
import type { OrgId, StoryId, UserId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'
import { projectStory } from '../projection/index.ts'
import { appendUpdatesIn } from './append-updates.ts'
import { applyUpdates, loadStoryDoc, readUpdatesIn } from './read-updates.ts'
import { retryTransient } from './transient.ts'

/** The part of a bus that is needed to ring. */
export interface Doorbell {
  publish(topic: string, message: unknown): Promise<void>
}

/**
 * Changes a story from outside an editor: applies `fn` to the document as the log has it, appends exactly what it changed as
 * the caller's, projects, and rings so that open editors show it. Returns what `fn` returned; `not_found` when the story is
 * gone, `too_large` when it would be larger than any may. Whether the caller may is the caller's question.
 *
 * `fn` runs once. A commit that was lost half-way is repeated with the same update, which a document takes only once.
 */
export async function editStory<T>(
  { db, bus }: { db: Db; bus: Doorbell },
  actor: { orgId: OrgId; userId: UserId },
  storyId: StoryId,
  fn: (doc: Y.Doc) => T,
): Promise<T> {
  const { orgId, userId } = actor
  const { doc, seq: loadedSeq, bytes } = await loadStoryDoc(db, orgId, storyId)
  const made: Uint8Array[] = []
  const collect = (update: Uint8Array) => made.push(update)
  doc.on('update', collect)
  const result = fn(doc)
  doc.off('update', collect)
  if (made.length === 0) return result

  const update = Y.mergeUpdates(made)
  if (bytes + update.byteLength > maxDocumentBytes) assertFits(doc, update, storyId)
  const seq = await retryTransient(() =>
    withOrgPg(db, orgId, async (tx) => {
      const seq = await appendUpdatesIn(tx, orgId, storyId, [{ update, userId, clientId: doc.clientID }])
      // Others may have appended since; the projection shows them too, because it is the picture of the log at `seq`.
      applyUpdates(doc, loadedSeq, await readUpdatesIn(tx, orgId, storyId, loadedSeq), 'log')
      await projectStory(tx, orgId, storyId, readStory(doc, storyId), seq)
      return seq
    }),
  )
  await bus.publish(storyDoorbellTopic, { kind: 'updated', orgId, storyId, seq, from: 'edit' } satisfies StoryDoorbell)
  return result
}

/** What only deletes always fits: it is the way out. */
function assertFits(doc: Y.Doc, update: Uint8Array, storyId: StoryId): void {
  if (Y.decodeUpdate(update).structs.length > 0 && Y.encodeStateAsUpdate(doc).byteLength > maxDocumentBytes)
    throw new AppError('too_large', `story ${storyId} would be larger than ${maxDocumentBytes} bytes`)
}
