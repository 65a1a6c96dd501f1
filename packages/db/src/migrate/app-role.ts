import { must } from '@insightengine/shared/errors'
import pg from 'pg'
import { underMigrationLock } from './migration-lock.ts'
import { passwordVerifier } from './password-verifier.ts'

/** What the product never does to a table, so that a hole in it cannot either. */
const withheld: Readonly<Record<string, readonly string[]>> = {
  // The trail of who did what is written once.
  audit_log: ['update', 'delete'],
  // The log is the truth: rows are added and, folded into a state, removed; never changed.
  story_update: ['update'],
  // Written and, when a newer one takes its place, removed; the trigger `story_stays_whole` says when that may be.
  story_state: ['update'],
  _prisma_migrations: ['insert', 'update', 'delete', 'select'],
}

export interface AppRoleOptions {
  password: string
  /** `<database>_app` without it. */
  role?: string
}

/**
 * Makes the role that the product connects as, and returns its address. It owns nothing, may not look past row-level security,
 * and has exactly the rights given here: called at every start, so rights on new tables follow a migration by themselves.
 */
export function ensureAppRole(ownerUrl: string, { password, role: wanted }: AppRoleOptions): Promise<string> {
  return underMigrationLock(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const database = must(rows[0], 'a connection has a database').name
    const role = wanted ?? `${database}_app`
    await ensureRole(client, role, password)
    await grantRights(client, database, role)
    return Object.assign(new URL(ownerUrl), { username: encodeURIComponent(role), password: encodeURIComponent(password) }).toString()
  })
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  // A new role has none of the powers below; naming them here would already need a superuser.
  if (!rowCount) await client.query(`create role ${name}`)
  await client.query(`alter role ${name} login password ${pg.escapeLiteral(passwordVerifier(password))}`)
  const { rows } = await client.query(
    `select from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    [role],
  )
  if (rows.length > 0) throw new Error(`the role ${role} has powers that would let it past row-level security; take them away or drop it`)
}

async function grantRights(client: pg.Client, database: string, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  await client.query(`
    begin;
    revoke all on database ${pg.escapeIdentifier(database)} from public;
    grant connect on database ${pg.escapeIdentifier(database)} to ${name};
    revoke create on schema public from public;
    grant usage on schema public to ${name};
    grant select, insert, update, delete on all tables in schema public to ${name};
    grant usage on all sequences in schema public to ${name};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${name};
    alter default privileges in schema public grant usage on sequences to ${name};
    ${Object.entries(withheld).map(([table, rights]) => `revoke ${rights.join(', ')} on ${table} from ${name};`).join('\n')}
    commit;
  `)
}
