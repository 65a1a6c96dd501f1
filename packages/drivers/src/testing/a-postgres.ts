import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import type { DriverConfig } from '../driver.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServerSocket: string
  }
}

/** A database of its own on the PostgreSQL of this test run. */
export interface TestPostgres {
  /** An account that may read `sample` and nothing else. */
  reader: DriverConfig
  /** The superuser, who could do everything: what holds for this one is the driver's own doing. */
  owner: DriverConfig
  /** As the owner, past the driver. */
  sql: (statement: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  drop: () => Promise<void>
}

export async function aPostgres(): Promise<TestPostgres> {
  const url = await serverUrl()
  const name = `driver_${randomUUID().replaceAll('-', '')}`
  const reader = `reader_${name.slice(-12)}`
  await asOwner(url, `create database ${name}`)
  const owner = new pg.Pool({ connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).toString(), max: 2 })
  // Dropping the database ends whatever is still connected.
  owner.on('error', () => undefined)
  const statements = [
    // As servers usually are: one that looks whether its client is still there would hide that a cancel request never came.
    `create role ${reader} login password 'read only'; alter role ${reader} set client_connection_check_interval = 0`,
    `create table sample (id int primary key, name text not null, price numeric(10,2), note varchar(20))`,
    `insert into sample select i, 'name ' || i, i / 4.0, case when i % 2 = 0 then 'even' end from generate_series(1, 100) i`,
    `comment on table sample is 'Things'; comment on column sample.price is 'In euro'`,
    `grant select on sample to ${reader}; analyze sample`,
  ]
  for (const statement of statements) await owner.query(statement)
  const place = { engine: 'postgresql', host: url.hostname, port: Number(url.port), database: name, sslMode: 'disable', allowedHosts: ['127.0.0.1', '::1'] } as const
  return {
    reader: { ...place, username: reader, password: 'read only' },
    owner: { ...place, username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    sql: async (statement, values) => (await owner.query(statement, values)).rows as Record<string, unknown>[],
    async drop() {
      await owner.query(`drop owned by ${reader}; drop role ${reader}`)
      await owner.end()
      await asOwner(url, `drop database ${name} with (force)`)
    },
  }
}

/** The run's server is started by the first test that asks; see the database package's test set-up. */
async function serverUrl(): Promise<URL> {
  const answer = JSON.parse(await text(connect(inject('testServerSocket')))) as { ownerUrl?: string; error?: string }
  if (answer.ownerUrl === undefined) throw new Error(`no PostgreSQL for tests: ${answer.error}`)
  return new URL(answer.ownerUrl)
}

async function asOwner(url: URL, statement: string): Promise<void> {
  const client = new pg.Client(url.toString())
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
