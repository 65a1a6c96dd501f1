import { createServer } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/index.ts'
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

/**
 * One PostgreSQL for a whole test run, started by the first test that asks for it, so that a run of pure tests has none. Tests
 * run in other processes and ask through a socket; the server belongs to this one and ends with it.
 */
export async function offerTestServer(): Promise<{ socketPath: string; close: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'insightengine-test-'))
  const socketPath = join(directory, 'ask')
  let postgres: EmbeddedPostgres | null = null
  let starting: Promise<TestServer> | null = null

  async function start(): Promise<TestServer> {
    postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'data'), isThrowAway: true, log: () => undefined })
    return makeTemplate(postgres.url)
  }

  const asked = createServer((socket) => {
    socket.on('error', () => undefined)
    starting ??= start()
    starting.then(
      (server) => socket.end(JSON.stringify(server)),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    )
  })
  await new Promise<void>((resolve) => asked.listen(socketPath, resolve))
  asked.unref()
  return {
    socketPath,
    async close() {
      asked.close()
      // A start under way must end before it can be stopped; its failure was told to the test that asked.
      await starting?.catch(() => undefined)
      await postgres?.stop()
      await rm(directory, { recursive: true, force: true })
    },
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
