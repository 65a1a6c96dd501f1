import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectionTest } from '@insightengine/shared/connection'
import type { AppError } from '@insightengine/shared/errors'
import { newId, type RunId } from '@insightengine/shared/ids'
import { withOrg } from '../client/index.ts'
import { queryRepository, queryRunRepository } from '../query/index.ts'
import { createSecretBox } from '../secret/index.ts'
import { anOrg, testDatabase, type TestDatabase, type TestOrg } from '../testing/index.ts'
import { connectionRepository } from './connection-repository.ts'

let database: TestDatabase
let org: TestOrg
let other: TestOrg
let connections: ReturnType<typeof connectionRepository>

beforeAll(async () => {
  database = await testDatabase()
  connections = connectionRepository(database.db, createSecretBox([new Uint8Array(32).fill(7)]))
  org = await anOrg(database.db)
  other = await anOrg(database.db)
})
afterAll(() => database.drop())

const input = { name: 'Shop', type: 'postgresql', host: 'db.example.test', port: 5432, database: 'shop', username: 'reader', password: 'secret words', sslMode: 'verify-full' } as const
const create = () => connections.create(org.orgId, { ...input, createdBy: org.userId })
const passed: ConnectionTest = { status: 'connected', steps: [], error: null, failure: null, warnings: ['can write'], serverVersion: '18' }

const codesOf = async (asked: Promise<unknown>[]) => (await Promise.allSettled(asked)).map((answer) => answer.status === 'rejected' && (answer.reason as AppError).code)

test('a connection comes back as it was entered, its password only for opening it', async () => {
  const { id } = await create()
  const { password: _password, ...shown } = input
  expect(await connections.get(org.orgId, id)).toMatchObject({ ...shown, status: 'testing' })
  expect(await connections.getStored(org.orgId, id)).toMatchObject({ ...input, revision: 1, orgId: org.orgId })
})

test('another organisation’s connection is not there, whatever is asked of it', async () => {
  const { id } = await create()
  const asked = [
    connections.get(other.orgId, id),
    connections.getStored(other.orgId, id),
    connections.update(other.orgId, id, { name: 'x' }),
    connections.delete(other.orgId, id),
    connections.findSchema(other.orgId, id),
  ]
  expect(await codesOf(asked)).toEqual(asked.map(() => 'not_found'))
  await connections.recordTest(other.orgId, id, 1, passed)
  expect(await connections.get(org.orgId, id)).toMatchObject({ name: 'Shop', status: 'testing' })
})

test('a sealed password that is copied to another row does not open there', async () => {
  const [one, two] = [await create(), await create()]
  await withOrg(database.db, org.orgId, async (tx) => {
    const { passwordEncrypted } = await tx.connection.findFirstOrThrow({ where: { id: one.id } })
    await tx.connection.update({ where: { id: two.id }, data: { passwordEncrypted } })
  })
  await expect(connections.getStored(org.orgId, two.id)).rejects.toThrow('belongs to something else')
})

test('what leads elsewhere raises the revision and forgets what was known; a new name does not', async () => {
  const { id } = await create()
  await connections.recordTest(org.orgId, id, 1, passed)
  await connections.saveSchema(org.orgId, id, 1, { tables: [], syncedAt: new Date().toISOString() })
  expect(await connections.update(org.orgId, id, { name: 'Renamed', host: input.host, password: input.password })).toBe(false)
  expect(await connections.get(org.orgId, id)).toMatchObject({ name: 'Renamed', status: 'connected', warnings: ['can write'] })
  expect(await connections.findSchema(org.orgId, id)).not.toBeNull()

  expect(await connections.update(org.orgId, id, { database: 'warehouse' })).toBe(true)
  expect(await connections.getStored(org.orgId, id)).toMatchObject({ database: 'warehouse', revision: 2, status: 'testing', warnings: [], lastTestedAt: null, password: input.password })
  expect(await connections.findSchema(org.orgId, id)).toBeNull()
})

test('what a test or a schema found about the place before the change is not written down', async () => {
  const { id } = await create()
  await connections.update(org.orgId, id, { port: 5433 })
  await connections.recordTest(org.orgId, id, 1, passed)
  await connections.saveSchema(org.orgId, id, 1, { tables: [], syncedAt: new Date().toISOString() })
  expect((await connections.get(org.orgId, id)).status).toBe('testing')
  expect(await connections.findSchema(org.orgId, id)).toBeNull()
})

test('a test whose process ended does not show as running for ever', async () => {
  const { id } = await create()
  await withOrg(database.db, org.orgId, (tx) => tx.$executeRaw`update connection set updated_at = now() - interval '3 minutes' where id = ${id}::uuid`)
  expect((await connections.get(org.orgId, id)).status).toBe('untested')
})

test('a connection goes with its history, but not while queries are saved on it', async () => {
  const { id } = await create()
  const queries = queryRepository(database.db)
  const runs = queryRunRepository(database.db)
  const queryId = await queries.create(org.orgId, { name: 'Revenue', sql: 'select 1', databaseId: id, createdBy: org.userId })
  const run = { id: newId<RunId>(), databaseId: id, sql: 'select 1', status: 'succeeded' as const, columns: [], rowCount: 1, totalBytes: 10, executionTimeMs: 1, failure: null, startedAt: new Date() }
  await runs.append(org.orgId, org.userId, run)
  expect(await runs.listOf(org.orgId, org.userId, { limit: 5 })).toMatchObject([{ id: run.id, databaseName: 'Shop' }])
  expect(await runs.listOf(other.orgId, org.userId, { limit: 5 })).toEqual([])
  await expect(connections.delete(org.orgId, id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('“Revenue”') })
  await queries.delete(org.orgId, queryId)
  await connections.delete(org.orgId, id)
  expect(await runs.listOf(org.orgId, org.userId, { limit: 5 })).toEqual([])
  await runs.append(org.orgId, org.userId, { ...run, id: newId<RunId>() })
})

test('a query cannot be saved on another organisation’s connection, nor seen from there', async () => {
  const { id } = await create()
  const queries = queryRepository(database.db)
  await expect(queries.create(other.orgId, { name: 'Theirs', sql: 'select 1', databaseId: id, createdBy: other.userId })).rejects.toThrow('oreign key')
  const queryId = await queries.create(org.orgId, { name: 'Ours', sql: 'select 1', databaseId: id, createdBy: org.userId })
  const asked = [queries.get(other.orgId, queryId), queries.update(other.orgId, queryId, { name: 'x' }), queries.delete(other.orgId, queryId)]
  expect(await codesOf(asked)).toEqual(asked.map(() => 'not_found'))
  expect(await queries.findAll(other.orgId, [queryId])).toEqual([])
})

test('saved queries are found by name, description and SQL, favourites first', async () => {
  const { id } = await create()
  const mine = await anOrg(database.db)
  const place = await connections.create(mine.orgId, { ...input, createdBy: mine.userId })
  const queries = queryRepository(database.db)
  const base = { databaseId: place.id, createdBy: mine.userId }
  const revenue = await queries.create(mine.orgId, { ...base, name: 'Revenue', sql: 'select sum(total) from orders' })
  const reviews = await queries.create(mine.orgId, { ...base, name: 'Reviews', description: 'What customers say', sql: 'select * from reviews' })
  const list = async (search?: string) => (await queries.list(mine.orgId, { search, limit: 50, offset: 0 })).map((query) => query.id)
  expect(await list('ORDERS')).toEqual([revenue])
  expect(await list('customers')).toEqual([reviews])
  expect(await list()).toEqual([reviews, revenue])
  await queries.update(mine.orgId, revenue, { isFavorite: true })
  await queries.update(mine.orgId, reviews, { name: 'Reviews 2' })
  expect(await list()).toEqual([revenue, reviews])
  expect(await queries.get(mine.orgId, revenue)).toMatchObject({ createdBy: { id: mine.userId, fullName: mine.fullName }, databaseName: 'Shop', isFavorite: true })
  expect(id).not.toBe(place.id)
})
