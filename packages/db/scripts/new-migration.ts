// Writes the SQL that leads from the migrations to schema.prisma: node packages/db/scripts/new-migration.ts <name>
// Policies, triggers and grants are yours to add by hand, in the same file: a new tenant table needs `select protect_tenant_table(…)`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/embedded/index.ts'
import { migrationsDir } from '../src/migrate/migration-files.ts'
import { openSchemaEngine } from '../src/migrate/schema-engine.ts'
import { withScratchDatabase } from '../src/migrate/scratch-database.ts'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('usage: node packages/db/scripts/new-migration.ts <name_in_snake_case>')

const dataDir = mkdtempSync(join(tmpdir(), 'new-migration-'))
const postgres = await startEmbeddedPostgres({ dataDir, isThrowAway: true, log: () => undefined })
try {
  const sql = await withScratchDatabase(postgres.url, async (url) => {
    const engine = await openSchemaEngine(url)
    await engine.applyMigrations()
    const difference = await engine.diffToSchema()
    engine.close()
    return difference
  })
  if (sql === null) console.log('The migrations lead to schema.prisma already.')
  else console.log(`Wrote ${write(sql)}`)
} finally {
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

function write(sql: string): string {
  const dir = join(migrationsDir, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`)
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'migration.sql'), sql)
  writeFileSync(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return join(dir, 'migration.sql')
}
