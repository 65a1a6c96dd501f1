import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { ensureAppRole, migrate, prepareDatabase } from './index.ts'
import { migrationsDir, readMigrations } from './migration-files.ts'
import { withScratchDatabase } from './scratch-database.ts'

let server: TestDatabase
let dir: string
beforeAll(async () => {
  server = await testDatabase()
})
afterAll(() => server.drop())
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migrations-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(join(dir, name, 'migration.sql'), sql)
}
async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}
const silent = { log: () => undefined }

describe('migrations', () => {
  test('are applied once and in order, each with its row', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      await writeMigration('2_second', 'insert into step values (2);')
      await writeMigration('1_first', 'create table step (n int); insert into step values (1);')
      expect(await migrate(url, { dir, ...silent })).toEqual(['1_first', '2_second'])
      expect(await migrate(url, { dir, ...silent })).toEqual([])
      await writeMigration('3_third', 'insert into step values (3);')
      expect(await migrate(url, { dir, ...silent })).toEqual(['3_third'])
      expect((await ask<{ n: number }>(url, 'select n from step')).map(({ n }) => n)).toEqual([1, 2, 3])
      expect(await ask(url, 'select applied_steps_count from _prisma_migrations where finished_at is not null')).toHaveLength(3)
    }))

  test('that fail leave nothing behind and say which it was', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      await writeMigration('1_half', 'create table half (n int); select nonsense;')
      await expect(migrate(url, { dir, ...silent })).rejects.toThrow(/1_half: column "nonsense" does not exist/)
      expect(await ask(url, `select from pg_class where relname = 'half'`)).toEqual([])
      await writeMigration('1_half', 'create table half (n int);')
      expect(await migrate(url, { dir, ...silent })).toEqual(['1_half'])
    }))

  test('that were edited after they were applied are refused', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      await writeMigration('1_first', 'create table step (n int);')
      await migrate(url, { dir, ...silent })
      await writeMigration('1_first', 'create table step (n bigint);')
      await expect(migrate(url, { dir, ...silent })).rejects.toThrow('1_first was edited after it was applied')
    }))

  test('of a newer version are not ignored', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      await writeMigration('1_first', 'select 1;')
      await migrate(url, { dir, ...silent })
      await rm(join(dir, '1_first'), { recursive: true })
      await expect(migrate(url, { dir, ...silent })).rejects.toThrow('does not know')
    }))
})

describe('a start', () => {
  test('of five processes at once applies every migration exactly once', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      const starts = await Promise.all(Array.from({ length: 5 }, () => prepareDatabase(url, { appRolePassword: 'secret', ...silent })))
      expect(starts.flatMap(({ applied }) => applied)).toEqual(readMigrations(migrationsDir).map(({ name }) => name))
      const appUrl = starts[0]?.appUrl ?? ''
      expect(await ask(appUrl, 'select count(*)::int as n from story')).toEqual([{ n: 0 }])
      await ask(url, `drop owned by ${pg.escapeIdentifier(new URL(appUrl).username)}; drop role ${pg.escapeIdentifier(new URL(appUrl).username)}`)
    }))

  test('with another APP_SECRET changes the role’s password', () =>
    withScratchDatabase(server.ownerUrl, async (url) => {
      await migrate(url, silent)
      const role = `role_${Date.now()}`
      const old = await ensureAppRole(url, { password: 'old', role })
      const fresh = await ensureAppRole(url, { password: 'new', role })
      await expect(ask(old, 'select 1')).rejects.toMatchObject({ code: '28P01' })
      expect(await ask(fresh, 'select current_user::text as me')).toEqual([{ me: role }])
      await ask(url, `drop owned by ${role}; drop role ${role}`)
    }))

  test('works for an owner who is no superuser, as on a hosted server', async () => {
    const owner = `owner_${Date.now()}`
    await ask(server.ownerUrl, `create role ${owner} login createdb createrole password 'owner'`)
    const ownerUrl = Object.assign(new URL(server.ownerUrl), { username: owner, password: 'owner', pathname: `/${owner}` }).toString()
    await ask(server.ownerUrl, `create database ${owner} owner ${owner}`)
    const { appUrl } = await prepareDatabase(ownerUrl, { appRolePassword: 'secret', ...silent })
    expect(await ask(appUrl, 'select count(*)::int as n from story')).toEqual([{ n: 0 }])
    await ask(server.ownerUrl, `drop database ${owner} with (force)`)
    await ask(server.ownerUrl, `drop role ${new URL(appUrl).username}`)
    await ask(server.ownerUrl, `drop role ${owner}`)
  })
})
