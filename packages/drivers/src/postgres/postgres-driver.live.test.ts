import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aPostgres, type TestPostgres } from '../testing/a-postgres.ts'
import { failureOf, limits, wire } from '../testing/read.ts'
import { postgresDriver } from './postgres-driver.ts'

let postgres: TestPostgres

beforeAll(async () => {
  postgres = await aPostgres()
})
afterAll(() => postgres.drop())

test('what a query leaves in its connection is gone before the next one gets it', async () => {
  const driver = postgresDriver(postgres.reader)
  const backend = async () => wire(await driver.query('select pg_backend_pid()', limits()))[0]?.[0]
  const before = await backend()
  await driver.query(`select pg_advisory_lock(42)::text, set_config('work_mem', '77MB', false), set_config('search_path', 'nowhere', false)`, limits())
  expect(await backend()).toBe(before)
  expect(wire(await driver.query(`select current_setting('work_mem') = '77MB', current_setting('search_path')`, limits()))).toEqual([[false], ['"$user", public']])
  expect(await postgres.sql(`select * from pg_locks where locktype = 'advisory'`)).toEqual([])
  await driver.close()
})

test('the operator’s PGPASSWORD is not sent for a connection without a password', async () => {
  vi.stubEnv('PGPASSWORD', postgres.reader.password)
  const driver = postgresDriver({ ...postgres.reader, password: '' })
  expect(await failureOf(driver.query('select 1', limits()))).toMatchObject({ reason: 'credentials' })
  await driver.close()
  vi.unstubAllEnvs()
})

test('a time-out that the statement lifts for itself holds all the same', async () => {
  const driver = postgresDriver(postgres.reader)
  const lifting = `select set_config('statement_timeout', '0', false), pg_sleep(20)::text`
  expect(await failureOf(driver.query(lifting, limits({ timeoutMs: 400 })))).toMatchObject({ reason: 'timeout' })
  await driver.close()
})

test('a large aggregate gets the server’s parallel workers', async () => {
  const { username } = postgres.reader
  await postgres.sql(`create table large as select i % 10 as k, i as v from generate_series(1, 200000) i`)
  await postgres.sql(`grant select on large to ${username}; analyze large`)
  for (const setting of ['min_parallel_table_scan_size = 0', 'parallel_setup_cost = 0', 'parallel_tuple_cost = 0', 'max_parallel_workers_per_gather = 2'])
    await postgres.sql(`alter role ${username} set ${setting}`)
  const launched = async () => Number((await postgres.sql('select parallel_workers_launched as n from pg_stat_database where datname = current_database()'))[0]?.n)
  const before = await launched()
  const driver = postgresDriver(postgres.reader)
  expect((await driver.query('select k, sum(v) from large group by k', limits({ maxRows: 100 }))).rowCount).toBe(10)
  // A session's counts are added up when it ends.
  await driver.close()
  await vi.waitFor(async () => expect(await launched()).toBeGreaterThan(before), 5000)
})
