import { must } from '@insightengine/shared/errors'
import { newId, type OrgId } from '@insightengine/shared/ids'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withOrg, withOrgPg, withScope } from '../client/index.ts'
import { aMember, anOrg, testDatabase, type TestDatabase, type TestOrg } from '../testing/index.ts'
import { Owner, tenantTables, type TenantTable } from './testing/catalogue.ts'
import { fillEveryTable, type Filled } from './testing/every-table.ts'

let database: TestDatabase
let owner: Owner
let tables: TenantTable[]
let a: TestOrg
let b: TestOrg
let ofA: Filled
let ofB: Filled

beforeAll(async () => {
  database = await testDatabase()
  owner = new Owner(database.ownerUrl)
  tables = await tenantTables(owner)
  a = await anOrg(database.db)
  b = await anOrg(database.db)
  ofA = await fillEveryTable(database.db, a)
  ofB = await fillEveryTable(database.db, b)
})
afterAll(async () => {
  await owner.close()
  await database.drop()
})

/** Everything that `fn` did is undone. */
async function tryAs(orgId: OrgId | null, fn: (client: PoolClient) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  const run = async (client: PoolClient) => {
    await fn(client)
    throw undo
  }
  // No organisation is the same as an empty one: that is what a connection has left after its last transaction.
  await expect(withOrgPg(database.db, orgId ?? ('' as OrgId), run)).rejects.toBe(undo)
}

/** The rows that a session may not touch come from its superuser's view, so the test does not trust what it tests. */
const rowsOf = ({ name, orgColumn }: TenantTable, orgId: OrgId) => owner.rows<Record<string, unknown>>(`select * from ${name} where ${orgColumn} = $1`, [orgId])

async function insert(client: PoolClient, { name }: TenantTable, row: Record<string, unknown>): Promise<unknown> {
  const columns = Object.keys(row)
  const values = columns.map((column) => (typeof row[column] === 'object' && row[column] !== null && !(row[column] instanceof Date) && !Buffer.isBuffer(row[column]) ? JSON.stringify(row[column]) : row[column]))
  return client.query(`insert into ${name} (${columns.join()}) values (${columns.map((_, index) => `$${index + 1}`).join()})`, values)
}

/** The error's code, without spoiling the transaction. */
async function codeOf(client: PoolClient, attempt: () => Promise<unknown>): Promise<string> {
  await client.query('savepoint attempt')
  const code = await attempt().then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
  await client.query('rollback to savepoint attempt')
  return code
}

/** How many rows it touched, or why it could not. */
async function countOrCode(client: PoolClient, sql: string): Promise<number | string> {
  let count = 0
  const code = await codeOf(client, async () => (count = (await client.query(sql)).rowCount ?? 0))
  return code === 'done' ? count : code
}

const [noRight, noParent] = ['42501', '23503']
const neverChanged = { audit_log: true, story_update: true, story_state: true }

test('every tenant table has rows of both organisations, so that the tests below mean something', async () => {
  for (const table of tables) for (const { orgId } of [a, b]) expect((await rowsOf(table, orgId)).length, `add a row of ${table.name} to fillEveryTable`).toBeGreaterThan(0)
})

describe('in every tenant table, a session of one organisation', () => {
  test('sees its own rows and no other', async () => {
    await tryAs(a.orgId, async (client) => {
      for (const table of tables) {
        const { rows } = await client.query<{ org: string }>(`select ${table.orgColumn} as org from ${table.name}`)
        expect(new Set(rows.map(({ org }) => org)), table.name).toEqual(new Set([a.orgId]))
        expect(rows, table.name).toHaveLength((await rowsOf(table, a.orgId)).length)
      }
    })
  })

  test('changes and deletes its own rows and no other', async () => {
    for (const table of tables) {
      const count = (await rowsOf(table, a.orgId)).length
      await tryAs(a.orgId, async (client) => {
        const isReadOnly = table.name in neverChanged
        expect(await countOrCode(client, `update ${table.name} set ${table.orgColumn} = ${table.orgColumn}`)).toBe(isReadOnly ? noRight : count)
        expect([0, noRight]).toContain(await countOrCode(client, `delete from ${table.name} where ${table.orgColumn} = '${b.orgId}'`))
      })
      expect((await rowsOf(table, b.orgId)).length, table.name).toBeGreaterThan(0)
    }
  })

  test('cannot give a row away', async () => {
    await tryAs(a.orgId, async (client) => {
      for (const { name, orgColumn } of tables)
        expect(await codeOf(client, () => client.query(`update ${name} set ${orgColumn} = '${b.orgId}'`)), name).toBe(noRight)
    })
  })

  test('cannot insert a row of another', async () => {
    await tryAs(a.orgId, async (client) => {
      for (const table of tables)
        for (const row of await rowsOf(table, b.orgId)) expect(await codeOf(client, () => insert(client, table, { ...row, ...freshId(row) })), table.name).toBe(noRight)
    })
  })

  test('cannot hang a row of its own on a parent of another, and learns nothing from trying', async () => {
    const parents = await owner.rows<{ child: string; columns: string[] }>(
      `select conrelid::regclass::text as child,
         array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any (conkey) and attname <> 'org_id') as columns
       from pg_constraint where contype = 'f' and confrelid <> 'organization'::regclass and confrelid = any ($1::regclass[])`,
      [tables.map(({ name }) => name)],
    )
    expect(parents.length).toBeGreaterThan(12)
    await tryAs(a.orgId, async (client) => {
      for (const { child, columns } of parents) {
        const table = must(tables.find(({ name }) => name === child), child)
        const [mine] = await rowsOf(table, a.orgId)
        const theirs = (await rowsOf(table, b.orgId)).find((row) => columns.every((column) => row[column] !== null))
        const attempt = (from: Record<string, unknown> | undefined) => {
          const parent = Object.fromEntries(columns.filter((column) => column !== 'id').map((column) => [column, from?.[column] ?? newId<string>()]))
          return codeOf(client, () => insert(client, table, { ...mine, ...unlinked(mine), ...freshId(mine), ...parent }))
        }
        expect({ child, columns, theirs: await attempt(theirs), nobodys: await attempt(undefined) }).toEqual({ child, columns, theirs: noParent, nobodys: noParent })
      }
    })
  })
})

/** A new id where rows have one of their own, so that no unique key answers before the wall does. */
function freshId(row: Record<string, unknown> | undefined): Record<string, unknown> {
  const fresh = (columns: string[]) => Object.fromEntries(columns.filter((column) => row && column in row).map((column) => [column, newId<string>()]))
  return { ...fresh(['id', 'token_hash', 'share_token', 'slug']), ...(row && 'number' in row ? { number: 99 } : {}) }
}

/** A copy of a published story would name a version that is not its own. */
function unlinked(row: Record<string, unknown> | undefined): Record<string, unknown> {
  return row && 'published_version_id' in row ? { published_version_id: null } : {}
}

describe('without an organisation', () => {
  test('nothing is visible, changed or inserted in any tenant table', async () => {
    for (const table of tables) {
      const { name, orgColumn } = table
      expect((await database.db.pool.query(`select from ${name}`)).rowCount, name).toBe(0)
      await tryAs(null, async (client) => {
        expect((await client.query(`select from ${name}`)).rowCount, name).toBe(0)
        for (const sql of [`update ${name} set ${orgColumn} = ${orgColumn}`, `delete from ${name}`])
          expect([0, noRight], sql).toContain(await countOrCode(client, sql))
        const [row] = await rowsOf(table, a.orgId)
        expect(await codeOf(client, () => insert(client, table, { ...row, ...freshId(row) })), name).toBe(noRight)
      })
    }
  })

  test('a connection keeps nothing of the transaction before', async () => {
    const { pool } = database.db
    await Promise.all(Array.from({ length: 30 }, () => withOrg(database.db, a.orgId, (tx) => tx.story.count())))
    const counts = await Promise.all(Array.from({ length: 30 }, () => pool.query<{ n: number }>('select count(*)::int as n from story')))
    expect(new Set(counts.map(({ rows }) => rows[0]?.n))).toEqual(new Set([0]))
  })

  test('an organisation that does not exist is empty, and one that is no id is refused', async () => {
    expect(await withOrg(database.db, newId<OrgId>(), (tx) => tx.story.count())).toBe(0)
    await expect(withOrg(database.db, `' or true --` as OrgId, (tx) => tx.story.count())).rejects.toThrow('invalid input syntax for type uuid')
    await expect(withOrgPg(database.db, `' or true --` as OrgId, (client) => client.query('select from story'))).rejects.toMatchObject({ code: '22P02' })
  })
})

describe('lookups before the organisation is known', () => {
  test('a person finds their own memberships and those organisations, in all of them', async () => {
    const person = await aMember(database.db, a.orgId, { role: 'viewer' })
    await aMember(database.db, b.orgId, { role: 'admin', user: person })
    const found = await withScope(database.db, { userId: person.userId }, (tx) => tx.orgMember.findMany({ include: { organization: true } }))
    expect(found.map(({ orgId, userId, role, organization }) => ({ orgId, userId, role, slug: organization.slug })).sort((x, y) => x.role.localeCompare(y.role))).toEqual([
      { orgId: b.orgId, userId: person.userId, role: 'admin', slug: b.slug },
      { orgId: a.orgId, userId: person.userId, role: 'viewer', slug: a.slug },
    ])
    expect(await withScope(database.db, { userId: person.userId }, (tx) => tx.story.count())).toBe(0)
    expect(await withScope(database.db, { userId: a.userId }, (tx) => tx.organization.findMany({ select: { id: true } }))).toEqual([{ id: a.orgId }])
  })

  test('nobody makes themselves a member or an admin by it', async () => {
    const { userId } = a
    expect(await withScope(database.db, { userId }, (tx) => tx.orgMember.updateMany({ data: { role: 'owner' } }))).toEqual({ count: 0 })
    await expect(withScope(database.db, { userId }, (tx) => tx.orgMember.create({ data: { orgId: b.orgId, userId, role: 'owner' } }))).rejects.toThrow('row-level security')
  })

  test('a share token finds its story and the published version, nothing else', async () => {
    const { shareToken, storyId, versionId } = ofA
    expect(await withScope(database.db, { shareToken }, (tx) => tx.story.findMany({ select: { id: true, orgId: true } }))).toEqual([{ id: storyId, orgId: a.orgId }])
    expect(await withScope(database.db, { shareToken }, (tx) => tx.storyVersion.findMany({ select: { id: true } }))).toEqual([{ id: versionId }])
    for (const table of ['story_page', 'story_update', 'connection', 'saved_query'])
      expect(await withScope(database.db, { shareToken }, (tx) => tx.$queryRawUnsafe(`select 1 from ${table}`)), table).toEqual([])
    expect(await withScope(database.db, { shareToken: '' }, (tx) => tx.story.count())).toBe(0)
  })

  test('a share token finds nothing once the story is a draft again', async () => {
    const org = await anOrg(database.db)
    const { shareToken, storyId } = await fillEveryTable(database.db, org)
    await withOrg(database.db, org.orgId, (tx) => tx.story.update({ where: { id: storyId }, data: { status: 'draft' } }))
    expect(await withScope(database.db, { shareToken }, async (tx) => [await tx.story.count(), await tx.storyVersion.count()])).toEqual([0, 0])
  })

  test('an invite is found by its token alone', async () => {
    const found = await withScope(database.db, { inviteTokenHash: ofB.tokenHash }, (tx) => tx.invite.findMany({ select: { orgId: true } }))
    expect(found).toEqual([{ orgId: b.orgId }])
    expect(await withScope(database.db, { inviteTokenHash: 'guess' }, (tx) => tx.invite.count())).toBe(0)
  })
})

describe('deleting', () => {
  test('a collection deletes those inside it and lets go of stories and queries', async () => {
    const org = await anOrg(database.db)
    const { collectionId, storyId, queryId } = await fillEveryTable(database.db, org)
    await withOrg(database.db, org.orgId, async (tx) => {
      await tx.collection.delete({ where: { id: collectionId } })
      expect(await tx.collection.count()).toBe(0)
      expect(await tx.story.findUniqueOrThrow({ where: { id: storyId } })).toMatchObject({ collectionId: null, orgId: org.orgId })
      expect(await tx.savedQuery.findUniqueOrThrow({ where: { id: queryId } })).toMatchObject({ collectionId: null, orgId: org.orgId })
    })
  })

  test('a query keeps its runs in the history, and a connection in use stays', async () => {
    const org = await anOrg(database.db)
    const { connectionId, queryId } = await fillEveryTable(database.db, org)
    await expect(withOrg(database.db, org.orgId, (tx) => tx.connection.delete({ where: { id: connectionId } }))).rejects.toMatchObject({ code: 'P2003' })
    await withOrg(database.db, org.orgId, async (tx) => {
      await tx.savedQuery.delete({ where: { id: queryId } })
      expect(await tx.queryRun.findMany({ select: { savedQueryId: true, orgId: true } })).toEqual([{ savedQueryId: null, orgId: org.orgId }])
      await tx.connection.delete({ where: { id: connectionId } })
      expect(await tx.queryRun.count()).toBe(0)
    })
  })

  test('an organisation takes everything of its own and nothing else', async () => {
    const org = await anOrg(database.db)
    await fillEveryTable(database.db, org)
    const before = await Promise.all(tables.map(async (table) => (await rowsOf(table, b.orgId)).length))
    await withOrg(database.db, org.orgId, (tx) => tx.organization.delete({ where: { id: org.orgId } }))
    for (const table of tables) expect(await rowsOf(table, org.orgId), table.name).toEqual([])
    expect(await Promise.all(tables.map(async (table) => (await rowsOf(table, b.orgId)).length))).toEqual(before)
  })
})

test('the audit trail and the story log cannot be rewritten', async () => {
  await tryAs(a.orgId, async (client) => {
    for (const sql of [`update audit_log set action = 'nothing'`, 'delete from audit_log', `update story_update set update = ''`, `update story_state set state = ''`])
      expect(await codeOf(client, () => client.query(sql)), sql).toBe(noRight)
  })
})
