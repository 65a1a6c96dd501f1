import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded/index.ts'
import { ensureAppRole, migrate } from '../migrate/index.ts'

/** Where tests find the server of their run. */
export interface TestServer {
  /** The owner's address; the database in it is the empty one that embedded PostgreSQL begins with. */
  ownerUrl: string
  /** Migrated; copied for every test database. */
  template: string
  appRole: string
  appRolePassword: string
}

/** Starts PostgreSQL in `directory` and makes the template. */
export async function startTestServer(directory: string): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'data'), isThrowAway: true, log: () => undefined })
  try {
    return { server: await makeTemplate(postgres.url), stop: postgres.stop }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function makeTemplate(ownerUrl: string): Promise<TestServer> {
  const server: TestServer = { ownerUrl, template: 'test_template', appRole: 'test_app', appRolePassword: 'test-app' }
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query(`create database ${server.template}`)
  } finally {
    await client.end()
  }
  const url = Object.assign(new URL(ownerUrl), { pathname: `/${server.template}` }).toString()
  await migrate(url, { log: () => undefined })
  await ensureAppRole(url, { password: server.appRolePassword, role: server.appRole })
  return server
}
