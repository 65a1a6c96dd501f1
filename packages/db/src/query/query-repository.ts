import { AppError } from '@insightengine/shared/errors'
import { ConnectionId, QueryId, newId, type CollectionId, type OrgId, type UserId } from '@insightengine/shared/ids'
import type { ListQueriesInput, QuerySummary, SavedQuery } from '@insightengine/shared/query'
import { withOrg, type Db, type Tx } from '../client/index.ts'
import type { Prisma } from '../generated/client.ts'
import type { SavedQueryModel } from '../generated/models.ts'

export interface NewQuery {
  name: string
  description?: string
  sql: string
  databaseId: ConnectionId
  collectionId?: CollectionId
  aiPrompt?: string
  createdBy: UserId
}
export type QueryChanges = Partial<Pick<NewQuery, 'name' | 'description' | 'sql' | 'databaseId'>> & { isFavorite?: boolean }

type Row = SavedQueryModel & { connection: { name: string } }
const withConnection = { connection: { select: { name: true } } } as const

export function queryRepository(db: Db) {
  return {
    async list(orgId: OrgId, { collectionId, search, limit, offset }: ListQueriesInput): Promise<QuerySummary[]> {
      const where: Prisma.SavedQueryWhereInput = { orgId, collectionId, ...(search ? matching(search) : {}) }
      const queries = await withOrg(db, orgId, async (tx) => {
        const order = [{ isFavorite: 'desc' }, { updatedAt: 'desc' }, { id: 'asc' }] as const
        return toQueries(tx, await tx.savedQuery.findMany({ where, include: withConnection, orderBy: [...order], take: limit, skip: offset }))
      })
      return queries.map(({ sql: _sql, aiPrompt: _aiPrompt, ...summary }) => summary)
    },

    async get(orgId: OrgId, id: QueryId): Promise<SavedQuery> {
      const [query] = await findAll(db, orgId, [id])
      if (!query) throw notFound(id)
      return query
    },

    /** Those of the ids that this organisation has. */
    findAll: (orgId: OrgId, ids: readonly QueryId[]) => findAll(db, orgId, ids),

    async create(orgId: OrgId, { databaseId, collectionId, sql, aiPrompt, ...rest }: NewQuery): Promise<QueryId> {
      const id = newId<QueryId>()
      const data = { id, orgId, connectionId: databaseId, collectionId, sqlQuery: sql, aiPrompt, queryType: aiPrompt ? 'ai_generated' : 'sql', ...rest } as const
      await withOrg(db, orgId, (tx) => tx.savedQuery.create({ data }))
      return id
    },

    async update(orgId: OrgId, id: QueryId, { databaseId, sql, ...rest }: QueryChanges): Promise<void> {
      const data = { connectionId: databaseId, sqlQuery: sql, ...rest }
      const { count } = await withOrg(db, orgId, (tx) => tx.savedQuery.updateMany({ where: { id, orgId }, data }))
      if (count === 0) throw notFound(id)
    },

    async delete(orgId: OrgId, id: QueryId): Promise<void> {
      const { count } = await withOrg(db, orgId, (tx) => tx.savedQuery.deleteMany({ where: { id, orgId } }))
      if (count === 0) throw notFound(id)
    },
  }
}

function findAll(db: Db, orgId: OrgId, ids: readonly QueryId[]): Promise<SavedQuery[]> {
  return withOrg(db, orgId, async (tx) => toQueries(tx, await tx.savedQuery.findMany({ where: { orgId, id: { in: [...ids] } }, include: withConnection })))
}

function matching(search: string): Prisma.SavedQueryWhereInput {
  const contains = { contains: search, mode: 'insensitive' } as const
  return { OR: [{ name: contains }, { description: contains }, { sqlQuery: contains }] }
}

async function toQueries(tx: Tx, rows: readonly Row[]): Promise<SavedQuery[]> {
  const ids = [...new Set(rows.map((row) => row.createdBy).filter((id) => id !== null))]
  const users = ids.length > 0 ? await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } }) : []
  const byId = new Map(users.map((user) => [user.id, user]))
  return rows.map((row) => toQuery(row, (row.createdBy && byId.get(row.createdBy)) || null))
}

function toQuery(row: Row, createdBy: SavedQuery['createdBy']): SavedQuery {
  return {
    id: QueryId.parse(row.id),
    name: row.name,
    description: row.description,
    sql: row.sqlQuery,
    aiPrompt: row.aiPrompt,
    databaseId: ConnectionId.parse(row.connectionId),
    databaseName: row.connection.name,
    isFavorite: row.isFavorite,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function notFound(id: QueryId): AppError {
  return new AppError('not_found', `query ${id}`)
}
