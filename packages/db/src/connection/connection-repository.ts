import { DatabaseSchema, type Connection, type ConnectionInput, type ConnectionTest } from '@insightengine/shared/connection'
import { AppError } from '@insightengine/shared/errors'
import { newId, type ConnectionId, type OrgId, type UserId } from '@insightengine/shared/ids'
import { withOrg, type Db, type Tx } from '../client/index.ts'
import { Prisma } from '../generated/client.ts'
import type { ConnectionModel } from '../generated/models.ts'
import type { SecretBox } from '../secret/index.ts'
import { toConnection, toRowSslMode, type StoredConnection } from './to-connection.ts'

export interface NewConnection extends ConnectionInput {
  createdBy: UserId | null
  isSample?: boolean
}

/** What a change of a connection writes; `password` absent keeps the stored one. */
export type ConnectionChanges = Partial<ConnectionInput>

/** Fields that decide which database is asked, and as whom. */
const identifying = ['type', 'host', 'port', 'database', 'username', 'password', 'sslMode'] as const

export function connectionRepository(db: Db, passwords: SecretBox) {
  async function findRow(tx: Tx, orgId: OrgId, id: ConnectionId): Promise<ConnectionModel> {
    const row = await tx.connection.findFirst({ where: { id, orgId } })
    if (!row) throw notFound(id)
    return row
  }

  return {
    async list(orgId: OrgId): Promise<Connection[]> {
      const rows = await withOrg(db, orgId, (tx) => tx.connection.findMany({ where: { orgId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))
      return rows.map(toConnection)
    },

    async get(orgId: OrgId, id: ConnectionId): Promise<Connection> {
      return toConnection(await withOrg(db, orgId, (tx) => findRow(tx, orgId, id)))
    },

    /** With its password, for opening it. */
    async getStored(orgId: OrgId, id: ConnectionId): Promise<StoredConnection> {
      const row = await withOrg(db, orgId, (tx) => findRow(tx, orgId, id))
      return { ...toConnection(row), orgId, revision: row.revision, password: passwords.open(row.passwordEncrypted, contextOf(id)) }
    },

    /** Its first test is still to come, which `testing` says. */
    async create(orgId: OrgId, { createdBy, isSample = false, ...input }: NewConnection): Promise<Connection> {
      const id = newId<ConnectionId>()
      const { name, type, host, port, username, database, password, sslMode } = input
      const row = await withOrg(db, orgId, (tx) =>
        tx.connection.create({
          data: {
            id,
            orgId,
            name,
            type,
            host,
            port,
            username,
            databaseName: database,
            passwordEncrypted: passwords.seal(password, contextOf(id)),
            sslMode: toRowSslMode(sslMode),
            status: 'testing',
            isSample,
            createdBy,
          },
        }),
      )
      return toConnection(row)
    },

    /** True when it now leads elsewhere, so that it has to be tested again and nothing cached about it holds. */
    async update(orgId: OrgId, id: ConnectionId, changes: ConnectionChanges): Promise<boolean> {
      const { database, password, sslMode, ...same } = changes
      return withOrg(db, orgId, async (tx) => {
        const row = await findRow(tx, orgId, id)
        const before = { ...toConnection(row), password: passwords.open(row.passwordEncrypted, contextOf(id)) }
        const isElsewhere = identifying.some((field) => changes[field] !== undefined && changes[field] !== before[field])
        await tx.connection.update({
          where: { id, orgId },
          data: {
            ...same,
            databaseName: database,
            sslMode: sslMode && toRowSslMode(sslMode),
            passwordEncrypted: password === undefined ? undefined : passwords.seal(password, contextOf(id)),
            ...(isElsewhere ? { ...untested, revision: { increment: 1 } } : {}),
          },
        })
        return isElsewhere
      })
    },

    /** Says nothing about a connection that was changed or deleted while it was tested. */
    async recordTest(orgId: OrgId, id: ConnectionId, revision: number, test: ConnectionTest): Promise<void> {
      await withOrg(db, orgId, (tx) =>
        tx.connection.updateMany({
          where: { id, orgId, revision },
          data: { status: test.status, warnings: test.warnings, lastFailure: test.failure ?? Prisma.DbNull, lastTestedAt: new Date() },
        }),
      )
    },

    /** A connection that saved queries use stays: throws `conflict` naming some of them. */
    async delete(orgId: OrgId, id: ConnectionId): Promise<Connection> {
      return withOrg(db, orgId, async (tx) => {
        // The lock keeps out whoever is just now saving a query on it: their foreign key check waits for it.
        await tx.$queryRaw`select id from connection where org_id = ${orgId}::uuid and id = ${id}::uuid for update`
        const row = await findRow(tx, orgId, id)
        const where = { orgId, connectionId: id }
        const [users, count] = [await tx.savedQuery.findMany({ where, select: { name: true }, orderBy: { name: 'asc' }, take: 5 }), await tx.savedQuery.count({ where })]
        if (count > 0) throw inUse(row.name, users.map(({ name }) => name), count)
        await tx.connection.delete({ where: { id, orgId } })
        return toConnection(row)
      })
    },

    async findSchema(orgId: OrgId, id: ConnectionId): Promise<DatabaseSchema | null> {
      const { schemaCache } = await withOrg(db, orgId, (tx) => findRow(tx, orgId, id))
      // One written by an older version may lack what is read today; then it is as if there were none.
      return DatabaseSchema.safeParse(schemaCache).data ?? null
    },

    async saveSchema(orgId: OrgId, id: ConnectionId, revision: number, schema: DatabaseSchema): Promise<void> {
      await withOrg(db, orgId, (tx) =>
        tx.connection.updateMany({ where: { id, orgId, revision }, data: { schemaCache: schema, lastSyncAt: new Date(schema.syncedAt) } }),
      )
    },
  }
}

const untested = { status: 'testing', lastFailure: Prisma.DbNull, warnings: [], lastTestedAt: null, schemaCache: Prisma.DbNull, lastSyncAt: null } as const

function contextOf(id: ConnectionId): string {
  return `connection:${id}`
}

function notFound(id: ConnectionId): AppError {
  return new AppError('not_found', `connection ${id}`)
}

function inUse(connection: string, names: readonly string[], count: number): AppError {
  const others = count > names.length ? ` and ${count - names.length} more` : ''
  const list = names.map((name) => `“${name}”`).join(', ')
  return new AppError('conflict', `“${connection}” is used by saved queries: ${list}${others}. Delete them or move them to another connection first.`, {
    conflict: names.join(', '),
  })
}
