import { newId } from '@insightengine/shared/ids'
import { withOrg, type Db } from '../../client/index.ts'
import type { TestOrg } from '../../testing/index.ts'

export interface Filled {
  collectionId: string
  connectionId: string
  queryId: string
  storyId: string
  pageId: string
  versionId: string
  shareToken: string
  tokenHash: string
}

/** At least one row in every tenant table, as the product would write it. A new table gets its row here. */
export async function fillEveryTable(db: Db, { orgId, userId }: TestOrg): Promise<Filled> {
  const [collectionId, connectionId, queryId, storyId, pageId, versionId] = Array.from({ length: 6 }, () => newId<string>()) as [string, string, string, string, string, string]
  const secret = newId<string>()
  await withOrg(db, orgId, async (tx) => {
    await tx.invite.create({ data: { orgId, role: 'viewer', tokenHash: secret, createdBy: userId, expiresAt: new Date() } })
    await tx.connection.create({
      data: { id: connectionId, orgId, name: 'Shop', type: 'postgresql', host: 'db', port: 5432, databaseName: 'shop', username: 'reader', passwordEncrypted: '-' },
    })
    await tx.collection.create({ data: { id: collectionId, orgId, name: 'Outer' } })
    await tx.collection.create({ data: { orgId, name: 'Inner', parentId: collectionId } })
    await tx.savedQuery.create({ data: { id: queryId, orgId, connectionId, collectionId, name: 'Orders', sqlQuery: 'select 1' } })
    await tx.queryRun.create({ data: { orgId, connectionId, savedQueryId: queryId, userId, sqlText: 'select 1', status: 'succeeded' } })
    await tx.story.create({ data: { id: storyId, orgId, collectionId, name: 'Story', status: 'published', shareToken: secret } })
    await tx.storyHead.create({ data: { orgId, storyId, seq: 1 } })
    await tx.storyUpdate.create({ data: { orgId, storyId, seq: 1, update: new Uint8Array([0, 0]) } })
    await tx.storyState.create({ data: { orgId, storyId, uptoSeq: 1, state: new Uint8Array([0, 0]), stateVector: new Uint8Array([0]), docVersion: 1 } })
    await tx.storyRefusedUpdate.create({ data: { orgId, storyId, userId, reason: 'too_large', bytes: 2, head: new Uint8Array([0, 0]) } })
    await tx.usedTicket.create({ data: { orgId, ticketId: newId<string>(), expiresAt: new Date() } })
    for (const [number, id] of [newId<string>(), versionId].entries())
      await tx.storyVersion.create({ data: { id, orgId, storyId, number, seq: 1, content: {}, queries: {} } })
    await tx.story.update({ where: { id: storyId }, data: { publishedVersionId: versionId } })
    await tx.storyPage.create({ data: { orgId, storyId, id: pageId, title: 'Page', pageOrder: 0 } })
    await tx.storyCard.create({ data: { orgId, storyId, id: newId<string>(), pageId, title: 'Card', cardType: 'text', position: {}, cardOrder: 0 } })
    await tx.storyFilter.create({
      data: { orgId, storyId, id: newId<string>(), filterName: 'Region', columnName: 'region', filterType: 'select', options: {}, filterOrder: 0 },
    })
    await tx.share.create({ data: { orgId, resourceType: 'story', resourceId: storyId, sharedWithId: userId } })
    await tx.recentItem.create({ data: { orgId, userId, resourceType: 'story', resourceId: storyId } })
    await tx.auditLog.create({ data: { orgId, userId, action: 'story.create' } })
  })
  return { collectionId, connectionId, queryId, storyId, pageId, versionId, shareToken: secret, tokenHash: secret }
}
