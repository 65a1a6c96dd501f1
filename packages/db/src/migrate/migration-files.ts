import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const prismaDir = join(import.meta.dirname, '../../prisma')
export const migrationsDir = join(prismaDir, 'migrations')

export interface MigrationFile {
  name: string
  sql: string
  checksum: string
}

/** In the order they apply: names begin with their time. */
export function readMigrations(dir: string): MigrationFile[] {
  if (!existsSync(dir)) return []
  const names = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return names.sort().map((name) => {
    const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
