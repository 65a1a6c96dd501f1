import { queryRepository, queryRunRepository } from '@insightengine/db/query'
import type { Action, Actor } from '@insightengine/shared/access'
import type { QueryId, UserId } from '@insightengine/shared/ids'
import type { ListQueriesInput, QueryRun, QuerySummary, SavedQuery, SaveQueryInput, UpdateQueryInput } from '@insightengine/shared/query'
import { recordAudit } from '../audit/record-audit.ts'
import { authorize, authorizeInOrg } from '../authorize.ts'
import { assertCollectionExists } from '../collection/assert-collection-exists.ts'
import { connectionsOf } from '../connection/authorized-connection.ts'
import type { Services } from '../services.ts'

export async function listQueries({ db }: Services, actor: Actor, input: ListQueriesInput): Promise<QuerySummary[]> {
  authorizeInOrg(actor, 'query.read')
  return queryRepository(db).list(actor.orgId, input)
}

/** The query, if this person may do this with it. What belongs to another organisation is not found. */
export async function getAuthorizedQuery({ db }: Services, actor: Actor, action: Action, id: QueryId): Promise<SavedQuery> {
  const query = await queryRepository(db).get(actor.orgId, id)
  authorize(actor, action, { orgId: actor.orgId, createdBy: (query.createdBy?.id ?? null) as UserId | null }, `query ${id}`)
  return query
}

export async function saveQuery(services: Services, actor: Actor, input: SaveQueryInput): Promise<{ queryId: QueryId }> {
  authorizeInOrg(actor, 'query.create')
  await connectionsOf(services).get(actor.orgId, input.databaseId)
  await assertCollectionExists(services, actor, 'collectionId', input.collectionId)
  const queryId = await queryRepository(services.db).create(actor.orgId, { ...input, createdBy: actor.userId })
  await recordAudit(services, actor, 'query.saved', { type: 'query', id: queryId }, { name: input.name })
  return { queryId }
}

export async function updateQuery(services: Services, actor: Actor, { id, ...changes }: UpdateQueryInput): Promise<SavedQuery> {
  const before = await getAuthorizedQuery(services, actor, 'query.update', id)
  if (changes.databaseId) await connectionsOf(services).get(actor.orgId, changes.databaseId)
  await queryRepository(services.db).update(actor.orgId, id, changes)
  await recordAudit(services, actor, 'query.updated', { type: 'query', id }, { name: before.name, changed: Object.keys(changes) })
  return getAuthorizedQuery(services, actor, 'query.read', id)
}

/** Cards that show it say that it is gone. */
export async function deleteQuery(services: Services, actor: Actor, id: QueryId): Promise<{ success: true }> {
  const { name } = await getAuthorizedQuery(services, actor, 'query.delete', id)
  await queryRepository(services.db).delete(actor.orgId, id)
  await recordAudit(services, actor, 'query.deleted', { type: 'query', id }, { name })
  return { success: true }
}

/** What this person ran, newest first. */
export async function listQueryHistory({ db }: Services, actor: Actor, { limit }: { limit: number }): Promise<QueryRun[]> {
  authorizeInOrg(actor, 'query.run')
  return queryRunRepository(db).listOf(actor.orgId, actor.userId, { limit })
}
