import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { Owner, tenantTables } from './testing/catalogue.ts'

/** Tables that belong to no organisation, and why that is right. Anything else needs a policy. */
const tablesWithoutTenant: Record<string, string> = {
  app_user: 'a person may belong to several organisations; the product reads people only by id, by e-mail at sign-in, or through a membership',
  session: 'found by the hash of a secret, before anybody is known; names one user',
  refresh_token: 'found by the hash of a secret, before anybody is known; names one user',
  _prisma_migrations: 'bookkeeping of the schema; the app role has no right to it',
}

/** Policies beside `own_organisation`: what is found before the organisation is known. */
const lookups = ['invite.invited', 'org_member.own_membership', 'organization.organisation_of_member', 'story.published_by_token', 'story_version.published_by_token']

/** Unique keys of tenant tables without org_id: each could tell another organisation that a value exists. */
const globalKeys: Record<string, string> = {
  organization_slug_key: 'slugs are public names',
  invite_token_hash_key: 'a hash of 256 random bits cannot be guessed',
  story_share_token_key: 'random, cannot be guessed',
  story_version_story_id_id_key: 'both ids are ours and random; target of the published version',
}

let database: TestDatabase
let owner: Owner
beforeAll(async () => {
  database = await testDatabase()
  owner = new Owner(database.ownerUrl)
})
afterAll(async () => {
  await owner.close()
  await database.drop()
})

const ours = `not in ('pg_catalog', 'information_schema', 'pg_toast')`

describe('every table in the catalogue', () => {
  test('has a tenant and a forced policy, or a reason to have none', async () => {
    const tables = await owner.rows<{ name: string; enabled: boolean; forced: boolean; policies: string[] | null }>(
      `select c.oid::regclass::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         (select array_agg(p.polname::text) from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
            and pg_get_expr(p.polqual, c.oid) like '%app.org_id%' and pg_get_expr(p.polwithcheck, c.oid) like '%app.org_id%') as policies
       from pg_class c where c.relkind in ('r', 'p', 'f', 'm') and c.relnamespace::regnamespace::text ${ours}`,
    )
    const tenants = new Set((await tenantTables(owner)).map(({ name }) => name))
    expect(tables.length).toBeGreaterThan(15)
    for (const { name, enabled, forced, policies } of tables.filter((table) => !(table.name in tablesWithoutTenant)))
      expect({ name, enabled, forced, policies }).toEqual({ name, enabled: true, forced: true, policies: ['own_organisation'] })
    const excused = Object.keys(tablesWithoutTenant)
    expect(excused.filter((name) => tenants.has(name))).toEqual([])
    expect(excused.filter((name) => !tables.some((table) => table.name === name))).toEqual([])
  })

  test('opens to a lookup only where that is written down, and for reading only', async () => {
    const found = await owner.rows<{ name: string; command: string }>(
      `select polrelid::regclass || '.' || polname as name, polcmd as command from pg_policy where polname <> 'own_organisation' order by 1`,
    )
    expect(found).toEqual(lookups.map((name) => ({ name, command: 'r' })))
  })

  test('refers to another tenant’s table with the organisation in the key', async () => {
    const keys = await owner.rows<{ name: string; columns: string[]; target: string }>(
      `select conname::text as name, confrelid::regclass::text as target,
         array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any (conkey)) as columns
       from pg_constraint where contype = 'f'`,
    )
    const tenants = new Set((await tenantTables(owner)).map(({ name }) => name))
    const loose = keys.filter(({ target, columns }) => tenants.has(target) && !columns.includes('org_id')).map(({ name }) => name)
    // Its key is (story, version), and a version has its story's organisation by a key of its own.
    expect(loose).toEqual(['story_id_published_version_id_fkey'])
  })

  test('has no unique key by which one organisation could probe for another’s rows', async () => {
    const tenants = (await tenantTables(owner)).map(({ name }) => name)
    const keys = await owner.rows<{ name: string; columns: string[] }>(
      `select indexrelid::regclass::text as name,
         array(select attname::text from pg_attribute where attrelid = indrelid and attnum = any (indkey) order by array_position(indkey::int2[], attnum)) as columns
       from pg_index where indisunique and indrelid = any ($1::regclass[])`,
      [tenants],
    )
    const probing = keys.filter(({ columns }) => columns[0] !== 'org_id' && columns.join() !== 'id').map(({ name }) => name)
    expect(probing.sort()).toEqual(Object.keys(globalKeys).sort())
  })

  test('is a table: a view would run with its owner’s rights', async () => {
    expect(await owner.rows(`select relname from pg_class where relkind = 'v' and relnamespace::regnamespace::text ${ours}`)).toEqual([])
    expect(await owner.rows(`select proname from pg_proc where prosecdef and pronamespace::regnamespace::text ${ours}`)).toEqual([])
  })
})

describe('the app role', () => {
  test('has no power to get past the policies', async () => {
    const role = new URL(database.appUrl).username
    expect(await owner.rows('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1', [role])).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
    ])
    expect(await owner.rows('select from pg_auth_members where member = $1::regrole', [role])).toEqual([])
    expect(await owner.rows(`select from pg_shdepend where refobjid = $1::regrole and deptype = 'o'`, [role])).toEqual([])
  })

  test('cannot make, empty or change tables, nor read the bookkeeping', async () => {
    for (const sql of [
      'create table mine ()',
      'create temp table mine ()',
      'truncate story',
      'alter table story no force row level security',
      'drop policy own_organisation on story',
      `select protect_tenant_table('story')`,
      'select * from _prisma_migrations',
    ])
      await expect(database.db.pool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
  })
})
