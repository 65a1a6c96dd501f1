import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { migrationsDir, readMigrations, type MigrationFile } from './migration-files.ts'
import { underMigrationLock } from './migration-lock.ts'

export interface MigrateOptions {
  log: (message: string) => void
  /** For tests of the runner itself. */
  dir?: string
}

/**
 * Brings the database behind `ownerUrl` up to date and returns the names of what was applied. Writes the rows that
 * `prisma migrate deploy` would, so either can continue from the other. Refuses a database that is not what the files say.
 */
export function migrate(ownerUrl: string, { log, dir = migrationsDir }: MigrateOptions): Promise<string[]> {
  return underMigrationLock(ownerUrl, (client) => applyAll(client, readMigrations(dir), log))
}

async function applyAll(client: pg.Client, files: MigrationFile[], log: (message: string) => void): Promise<string[]> {
  await client.query(bookkeeping)
  const { rows } = await client.query<AppliedRow>('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
  const applied = new Map(rows.map((row) => [row.migration_name, row]))
  refuseForeign(applied, files)
  const fresh = files.filter((file) => !applied.has(file.name))
  for (const file of fresh) {
    log(`Applying migration ${file.name}`)
    await apply(client, file)
  }
  return fresh.map((file) => file.name)
}

interface AppliedRow {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

function refuseForeign(applied: Map<string, AppliedRow>, files: MigrationFile[]): void {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { migration_name: name, checksum, finished_at } of applied.values()) {
    const file = known.get(name)
    if (!file) throw new Error(`the database has the migration ${name}, which this version does not know; it was made by a newer one`)
    if (!finished_at) throw new Error(`the migration ${name} failed earlier and needs a person to look at it`)
    if (file.checksum !== checksum) throw new Error(`the migration ${name} was edited after it was applied; put it back and write a new one`)
  }
}

/** All or nothing: the migration and the row that says so are one transaction. */
async function apply(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)', [
      randomUUID(),
      checksum,
      name,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

const bookkeeping = `create table if not exists _prisma_migrations (
  id varchar(36) primary key,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`
