import { newId, type OrgId } from '@insightengine/shared/ids'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrg, testDatabase, type TestDatabase, type TestOrg } from '../testing/index.ts'
import { isDatabaseUnreachable, openDb, withOrg, withOrgPg } from './index.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await testDatabase()
  org = await anOrg(database.db)
})
afterAll(() => database.drop())

const nameOf = async ({ orgId }: TestOrg) => (await withOrg(database.db, orgId, (tx) => tx.organization.findUniqueOrThrow({ where: { id: orgId } }))).name

/** What an operator, a failover or a restart does to connections. */
async function breakConnections(condition: string): Promise<void> {
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${condition}`)
  await client.end()
}

describe('withOrg and withOrgPg', () => {
  test('keep everything or nothing', async () => {
    const boom = new Error('boom')
    await expect(
      withOrg(database.db, org.orgId, async (tx) => {
        await tx.organization.update({ where: { id: org.orgId }, data: { name: 'Half' } })
        throw boom
      }),
    ).rejects.toBe(boom)
    await expect(
      withOrgPg(database.db, org.orgId, async (client) => {
        await client.query(`update organization set name = 'Half'`)
        throw boom
      }),
    ).rejects.toBe(boom)
    expect(await nameOf(org)).toBe(org.name)
    await withOrgPg(database.db, org.orgId, (client) => client.query(`update organization set name = 'Whole'`))
    expect(await nameOf(org)).toBe('Whole')
  })

  test('return what their function returns', async () => {
    expect(await withOrg(database.db, org.orgId, async () => 7)).toBe(7)
    expect(await withOrgPg(database.db, org.orgId, async () => 7)).toBe(7)
  })

  test('keep two organisations apart on the same connections, many times at once', async () => {
    const other = await anOrg(database.db)
    const seen = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const orgId = index % 2 ? org.orgId : other.orgId
        const rows =
          index % 3
            ? (await withOrgPg(database.db, orgId, (client) => client.query<{ id: string }>('select id from organization'))).rows
            : await withOrg(database.db, orgId, (tx) => tx.organization.findMany({ select: { id: true } }))
        return rows.length === 1 && rows[0]?.id === orgId
      }),
    )
    expect(seen).not.toContain(false)
  })
})

describe('a connection that breaks', () => {
  test('while idle is reported and replaced', async () => {
    const errors: Error[] = []
    const db = openDb({ appUrl: database.appUrl, onError: (error) => errors.push(error) })
    await withOrg(db, org.orgId, (tx) => tx.organization.count())
    await breakConnections(`usename = '${new URL(database.appUrl).username}' and state = 'idle'`)
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    expect(await withOrg(db, org.orgId, (tx) => tx.organization.count())).toBe(1)
    await db.close()
  })

  test('in the middle of a transaction fails that one, and the next is fine', async () => {
    const db = openDb({ appUrl: database.appUrl, onError: () => undefined })
    const broken = withOrgPg(db, org.orgId, async (client) => {
      await breakConnections(`pid = ${(await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid}`)
      await client.query('select 1')
    })
    await expect(broken).rejects.toSatisfy(isDatabaseUnreachable)
    expect(await withOrgPg(db, org.orgId, async (client) => (await client.query('select from organization')).rowCount)).toBe(1)
    expect(db.pool.totalCount).toBe(1)
    await db.close()
  })

  test('a server that does not answer is given up within the time, and nothing of it is kept', async () => {
    const db = openDb({ appUrl: database.appUrl, queryTimeoutMs: 300, onError: () => undefined })
    const startedAt = performance.now()
    const unanswered = withOrgPg(db, org.orgId, (client) => client.query('select pg_sleep(4)'))
    await expect(unanswered).rejects.toSatisfy(isDatabaseUnreachable)
    expect(performance.now() - startedAt).toBeLessThan(2000)
    expect(db.pool.totalCount).toBe(0)
    expect(await withOrgPg(db, org.orgId, async (client) => (await client.query('select from organization')).rowCount)).toBe(1)
    await db.close()
  })

  test('what the server itself ends at last has its time in every transaction, and in none after it', async () => {
    const limits = `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`
    expect((await withOrgPg(database.db, org.orgId, (client) => client.query(limits))).rows).toEqual([{ statement: '1min', idle: '1min' }])
    expect((await database.db.pool.query(limits)).rows).toEqual([{ statement: '0', idle: '0' }])
  })

  test('a server that is not there fails within seconds and says so', async () => {
    const nowhere = Object.assign(new URL(database.appUrl), { port: '1' }).toString()
    const db = openDb({ appUrl: nowhere, onError: () => undefined })
    await expect(withOrgPg(db, newId<OrgId>(), async () => 1)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await expect(withOrg(db, newId<OrgId>(), async () => 1)).rejects.toThrow(/reach|connect|refused/i)
    await db.close()
  })
})

test('closing waits for what is running, and may be asked for twice', async () => {
  const db = openDb({ appUrl: database.appUrl, onError: () => undefined })
  const running = withOrgPg(db, org.orgId, async (client) => (await client.query(`select pg_sleep(0.2), 'done' as said`)).rows[0]?.said)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Promise.all([db.close(), db.close()])
  expect(await running).toBe('done')
})
