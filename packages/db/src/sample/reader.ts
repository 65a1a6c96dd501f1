import pg from 'pg'
import { passwordVerifier } from '../migrate/password-verifier.ts'

export interface ReaderOptions {
  database: string
  reader: string
  password: string
  /** The product's own database, which the reader must not enter either. */
  also: string
}

/** The shop's database, and a role that can sign in to it and to no other, and do nothing there but select. */
export async function ensureReader(server: pg.Client, { database, reader, password, also }: ReaderOptions): Promise<void> {
  const [role, shop] = [pg.escapeIdentifier(reader), pg.escapeIdentifier(database)]
  if (!(await exists(server, 'select 1 from pg_roles where rolname = $1', reader))) await server.query(`create role ${role}`)
  await server.query(
    `alter role ${role} login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls connection limit 40 password ${pg.escapeLiteral(passwordVerifier(password))}`,
  )
  await server.query(`alter role ${role} set default_transaction_read_only = on`)
  if (!(await exists(server, 'select 1 from pg_database where datname = $1', database))) await server.query(`create database ${shop}`)
  // PUBLIC may connect to every database and make temporary tables unless told otherwise.
  for (const each of new Set([database, also, 'postgres', 'template1'])) await server.query(`revoke all on database ${pg.escapeIdentifier(each)} from public`)
  await server.query(`grant connect on database ${shop} to ${role}`)
}

/** Large objects are the one thing that PostgreSQL lets everybody write. Per database, so it is said in the shop's. */
export const closeLargeObjects = `
  do $$ declare each regprocedure; begin
    for each in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^(lo_|lowrite$|loread$)' loop
      execute format('revoke execute on function %s from public', each);
    end loop;
  end $$`

async function exists(server: pg.Client, sql: string, name: string): Promise<boolean> {
  return (await server.query(sql, [name])).rowCount === 1
}
