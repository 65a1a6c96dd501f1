import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Connection, ConnectionInput } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { connectionRepository } from '@insightengine/db/connection'
import { aDatabase, connect, saveSql, type ForeignDatabase } from '../query/testing/a-database.ts'
import { anApi, type TestApi, type TestCaller, type TestOrg } from '../testing/index.ts'

let api: TestApi
let shop: ForeignDatabase
let org: TestOrg
const resets: number[] = []

beforeAll(async () => {
  api = await anApi({ env: { allowedDatabaseHosts: ['127.0.0.1'] }, deps: { resetSample: async () => void resets.push(1) } })
  shop = await aDatabase()
  org = await api.anOrg()
})
afterAll(async () => {
  await api.close()
  await shop.drop()
})

const tested = ({ api: caller }: TestCaller, id: ConnectionId): Promise<Connection> =>
  vi.waitFor(async () => {
    const connection = await caller.connection.get({ id })
    expect(connection.status).not.toBe('testing')
    return connection
  }, 8000)

const stored = (id: ConnectionId) => connectionRepository(api.services.db, api.services.secrets.connectionPasswords).getStored(org.orgId, id)

test('a new connection answers at once and shows a moment later that it works', async () => {
  const created = await org.rest('POST', '/databases', shop.input)
  expect(created).toMatchObject({ status: 200, body: { status: 'testing', id: expect.any(String) } })
  expect(await tested(org, created.body.id)).toMatchObject({ status: 'connected', lastFailure: null, warnings: [], host: shop.input.host })
  expect((await org.rest('GET', '/databases')).body).toContainEqual(expect.objectContaining({ id: created.body.id, status: 'connected', lastTestedAt: expect.any(String) }))
})

test('a password is stored sealed and shown to nobody', async () => {
  const id = await connect(org, shop)
  const [row] = await api.sql<{ password_encrypted: string }>('select password_encrypted from connection where id = $1', [id])
  expect(row?.password_encrypted).toMatch(/^v1\./)
  expect(JSON.stringify([await org.rest('GET', `/databases/${id}`), await org.rest('GET', '/databases'), row, api.logs])).not.toContain('reader-password')
})

test.each<[string, Partial<ConnectionInput>, string, string]>([
  ['a host that does not exist', { host: 'no-such-host.invalid' }, 'host', 'host_unknown'],
  ['a port where nothing listens', { port: 1 }, 'host', 'network'],
  ['a server that never answers', {}, 'host', 'network'],
  ['a database without TLS where TLS is required', { sslMode: 'require' }, 'tls', 'tls'],
  ['a wrong password', { password: 'wrong' }, 'sign_in', 'credentials'],
  ['a user that does not exist', { username: 'nobody' }, 'sign_in', 'credentials'],
  ['a database that does not exist', { database: 'nowhere' }, 'database', 'database_missing'],
])('testing %s says at which step it fails, and the reason', { timeout: 15_000 }, async (name, change, step, reason) => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const port = name.includes('never answers') ? (silent.address() as AddressInfo).port : shop.input.port
  const { status, body } = await org.rest('POST', '/databases/test', { ...shop.input, port, ...change })
  silent.close()
  expect(status).toBe(200)
  expect(body).toMatchObject({ status: 'disconnected', failure: { reason }, error: expect.any(String) })
  expect(body.steps.at(-1)).toEqual({ step, ok: false })
  expect(body.steps.slice(0, -1).every((walked: { ok: boolean }) => walked.ok)).toBe(true)
  expect(JSON.stringify(body)).not.toContain('reader-password')
})

test('an account that can do more than read is warned about', async () => {
  const [{ writer } = { writer: '' }] = await shop.sql<{ writer: string }>(`select 'writer_' || substr(md5(random()::text), 1, 8) as writer`)
  await shop.sql(`create role ${writer} login password 'writes'; grant usage, create on schema shop to ${writer}; grant select, insert on shop.sale to ${writer}`)
  const asWriter = { ...shop.input, username: writer, password: 'writes' }
  expect(await org.api.connection.testInput(asWriter)).toMatchObject({ status: 'disconnected', steps: [{}, {}, {}, { step: 'database', ok: false }], failure: { reason: 'rights' } })
  await shop.sql(`grant connect on database ${shop.input.database} to ${writer}`)
  const test = await org.api.connection.testInput(asWriter)
  expect(test).toMatchObject({ status: 'connected', warnings: [expect.stringContaining('change data in 1 table'), expect.stringContaining('create tables')] })
  await shop.sql(`drop owned by ${writer}; drop role ${writer}`)
})

test('without the operator’s leave a connection does not reach this machine', async () => {
  const strict = await anApi()
  const strictOrg = await strict.anOrg()
  for (const host of ['127.0.0.1', 'localhost', '127.1', '0x7f.1', '2130706433', '::1', '0.0.0.0', '::ffff:127.0.0.1', '169.254.169.254'])
    expect((await strictOrg.api.connection.testInput({ ...shop.input, host })).failure, host).toMatchObject({ reason: 'host_refused' })
  const id = await connect(strictOrg, shop)
  expect(await tested(strictOrg, id)).toMatchObject({ status: 'disconnected', lastFailure: { reason: 'host_refused' } })
  const { status, body } = await strictOrg.rest('POST', '/queries/execute', { databaseId: id, sql: 'select 1' })
  expect([status, body.details.failure.reason]).toEqual([422, 'host_refused'])
  await strict.close()
})

test('the stored password stays when it is left out, and is never sent to another host, port or account', async () => {
  const id = await connect(org, shop)
  await tested(org, id)
  const before = await stored(id)
  const renamed = await org.rest('PUT', `/databases/${id}`, { name: 'Renamed', host: shop.input.host })
  expect(renamed.body).toMatchObject({ name: 'Renamed', status: 'connected' })
  expect(await stored(id)).toMatchObject({ password: 'reader-password', revision: before.revision })

  for (const change of [{ host: 'evil.example' }, { port: 6000 }, { username: 'postgres' }]) {
    const refused = await org.rest('PUT', `/databases/${id}`, change)
    expect(refused).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'password', message: expect.stringContaining('Enter the password again') }] } } })
  }
  expect(await stored(id)).toMatchObject({ host: shop.input.host, revision: before.revision })

  const moved = await org.rest('PUT', `/databases/${id}`, { host: 'localhost', password: 'another' })
  expect(moved.body).toMatchObject({ host: 'localhost', status: 'testing' })
  expect(await stored(id)).toMatchObject({ password: 'another', revision: before.revision + 1 })
})

test('a changed connection is asked anew: nothing kept from before is shown', async () => {
  const id = await connect(org, shop)
  const run = { databaseId: id, sql: 'select current_database() as name' }
  expect((await org.api.query.run(run)).values).toEqual([[shop.input.database]])
  await org.api.connection.schema({ id })
  const other = await aDatabase()
  await org.api.connection.update({ id, database: other.input.database, username: other.input.username, password: other.input.password })
  expect(await org.api.query.run(run)).toMatchObject({ values: [[other.input.database]], fromCache: false })
  const schema = await org.api.connection.schema({ id })
  expect(schema.tables.map(({ name }) => name)).toEqual(['sale'])
  await org.api.connection.delete({ id })
  await other.drop()
})

test('a connection that saved queries use is not deleted, and says which they are', async () => {
  const id = await connect(org, shop)
  const queryId = await saveSql(org, id, 'select 1 as used')
  const refused = await org.rest('DELETE', `/databases/${id}`)
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', message: expect.stringContaining('select 1 as used') } })
  await org.api.query.delete({ id: queryId })
  expect((await org.rest('DELETE', `/databases/${id}`)).body).toEqual({ success: true })
  expect((await org.rest('GET', `/databases/${id}`)).status).toBe(404)
})

test('the schema lists what the account may read, is kept, and is read again when asked', async () => {
  const id = await connect(org, shop)
  const { body } = await org.rest('GET', `/databases/${id}/schema`)
  expect(body.tables).toHaveLength(1)
  expect(body.tables[0]).toMatchObject({ schema: 'shop', name: 'sale', kind: 'table' })
  expect(body.tables[0].columns[0]).toEqual({ name: 'id', type: 'integer', columnType: 'integer', nullable: false, isPrimaryKey: true, comment: null })
  expect(body.tables[0].columns).toContainEqual(expect.objectContaining({ name: 'price', type: 'numeric(12,2)', columnType: 'decimal' }))
  await shop.sql(`create view shop.north as select * from shop.sale where region = 'north'; grant select on shop.north to ${shop.input.username}; comment on view shop.north is 'The north'`)
  expect((await org.rest('GET', `/databases/${id}/schema`)).body).toEqual(body)
  const again = (await org.rest('GET', `/databases/${id}/schema?refresh=true`)).body
  expect(again.tables).toContainEqual(expect.objectContaining({ name: 'north', kind: 'view', comment: 'The north', estimatedRows: null }))
  await shop.sql('drop view shop.north')
})

test('analysts look at connections, admins change them, viewers see none', async () => {
  const id = await connect(org, shop)
  const [analyst, admin, viewer] = [await org.member('analyst'), await org.member('admin'), await org.member('viewer')]
  expect((await analyst.rest('GET', `/databases/${id}`)).status).toBe(200)
  expect((await analyst.rest('POST', '/databases', shop.input)).status).toBe(403)
  expect((await analyst.rest('POST', '/databases/test', shop.input)).status).toBe(403)
  expect((await analyst.rest('DELETE', `/databases/${id}`)).status).toBe(403)
  expect((await viewer.rest('GET', '/databases')).status).toBe(403)
  expect((await admin.rest('DELETE', `/databases/${id}`)).status).toBe(200)
})

test('the sample connection can be renamed and reset by the owner, not led elsewhere', async () => {
  const connections = connectionRepository(api.services.db, api.services.secrets.connectionPasswords)
  const { id } = await connections.create(org.orgId, { ...shop.input, isSample: true, createdBy: org.userId })
  expect((await org.rest('PUT', `/databases/${id}`, { host: '127.0.0.2', password: 'x' })).status).toBe(403)
  expect((await org.rest('PUT', `/databases/${id}`, { name: 'Try me' })).body.name).toBe('Try me')
  expect((await (await org.member('admin')).rest('POST', `/databases/${id}/reset`)).status).toBe(403)
  expect((await org.rest('POST', `/databases/${id}/reset`)).body).toEqual({ success: true })
  expect(resets).toHaveLength(1)
  expect((await org.rest('POST', `/databases/${await connect(org, shop)}/reset`)).status).toBe(409)
})

test('engines that are still to come are refused by name', async () => {
  expect(await org.rest('POST', '/databases', { ...shop.input, type: 'snowflake' })).toMatchObject({ status: 400, body: { details: { issues: [{ path: 'type' }] } } })
})
