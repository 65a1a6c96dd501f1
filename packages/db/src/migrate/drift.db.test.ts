import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { openSchemaEngine } from './schema-engine.ts'

test('schema.prisma and the migrations describe the same database', async () => {
  const database = await testDatabase()
  const engine = await openSchemaEngine(database.ownerUrl)
  try {
    expect(await engine.diffToSchema(), 'run: node packages/db/scripts/new-migration.ts <name>').toBeNull()
  } finally {
    engine.close()
    await database.drop()
  }
})

test('a column that only the database has is noticed', async () => {
  const database = await testDatabase()
  const engine = await openSchemaEngine(database.ownerUrl)
  try {
    await asOwner(database.ownerUrl, 'alter table story add column forgotten text')
    expect(await engine.diffToSchema()).toContain('DROP COLUMN "forgotten"')
  } finally {
    engine.close()
    await database.drop()
  }
})

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}
