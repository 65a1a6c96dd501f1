/** What an account could do beyond reading, and whether it can read anything at all. */
const rightsSql = `
  with relations as (
    select c.oid, c.relkind from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      and has_schema_privilege(n.oid, 'usage')
  )
  select current_setting('server_version'),
         current_setting('is_superuser') = 'on',
         (select count(*) from relations where relkind in ('r', 'p', 'f') and has_table_privilege(oid, 'insert, update, delete, truncate')),
         (select count(*) from relations where has_any_column_privilege(oid, 'select')),
         has_database_privilege(current_database(), 'create')
           or exists (select from pg_catalog.pg_namespace where nspname !~ '^pg_' and has_schema_privilege(oid, 'create')),
         exists (select from pg_catalog.pg_roles
           where rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files') and pg_has_role(oid, 'usage'))`

export interface Rights {
  serverVersion: string
  /** What is risky about this account, in our words. */
  warnings: string[]
}

export async function readRights(query: (sql: string) => Promise<unknown[][]>): Promise<Rights> {
  const [row = []] = await query(rightsSql)
  const [version, isSuperuser, writable, readable, canCreate, canReachServer] = row
  const warnings: string[] = []
  if (isSuperuser === true) warnings.push('This account is a superuser: it can read files and run programs on the database server. Use one that may only read.')
  else {
    if (Number(writable) > 0) warnings.push(`This account can change data in ${tables(Number(writable))}. Use one that may only read.`)
    if (canCreate === true) warnings.push('This account can create tables. Use one that may only read.')
    if (canReachServer === true) warnings.push('This account can reach files or programs on the database server. Use one that may only read.')
  }
  if (Number(readable) === 0) warnings.push('This account cannot read any table yet.')
  return { serverVersion: String(version), warnings }
}

function tables(count: number): string {
  return count === 1 ? '1 table' : `${count} tables`
}
