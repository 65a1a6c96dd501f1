import pg from 'pg'
import { underMigrationLock } from './migration-lock.ts'

/** What the product never does to a table, so that a hole in it cannot either. */
const withheld: Readonly<Record<string, readonly string[]>> = {
  // The trail of who did what is written once.
  audit_log: ['update', 'delete'],
  // The log is the truth: rows are added and, folded into a state, removed; never changed.
  story_update: ['update'],
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
export async function ensureAppRole(ownerUrl: string, { password, role: wanted }: AppRoleOptions): Promise<string> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const database = rows[0]?.name ?? ''
    const role = wanted ?? `${database}_app`
    await underMigrationLock(client, () => grant(client, { database, role, password }))
    return Object.assign(new URL(ownerUrl), { username: encodeURIComponent(role), password: encodeURIComponent(password) }).toString()
  } finally {
    await client.end()
  }
}

async function grant(client: pg.Client, { database, role, password }: { database: string; role: string; password: string }): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  // The verifier is computed here: a password in a statement could end up in the server's log.
  const attributes = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit password ${pg.escapeLiteral(password)}`
  await client.query(`
    begin;
    set local log_statement = 'none';
    ${rowCount ? 'alter' : 'create'} role ${name} ${attributes};
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
