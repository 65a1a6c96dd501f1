import pg from 'pg'
import { testDatabase } from '@insightengine/db/testing'
import type { ConnectionInput } from '@insightengine/shared/connection'
import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import type { TestCaller } from '../../testing/index.ts'

/** A database of somebody's, with an account that may only read it. */
export interface ForeignDatabase {
  input: ConnectionInput
  /** Asks it as its owner, past the product. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>
  /** What the product's account is doing there right now. */
  running(): Promise<string[]>
  drop(): Promise<void>
}

const shop = `
  create table sale (
    id int primary key, region text, channel varchar(20), mood mood, is_gift boolean, units smallint, items bigint, price numeric(12,2), weight real,
    ratio double precision, day date, sold_at timestamptz, local_at timestamp, at_time time, token uuid, tags text[], extra jsonb
  );
  insert into sale
  select i, (array['north','south','east','west',null])[1 + i % 5], (array['web','shop'])[1 + i % 2], (array['glad','sad'])[1 + i % 2]::mood, i % 3 = 0,
         i % 7, 9007199254740993 + i % 4, (i % 400) / 4.0, (i % 10) / 8.0, (i % 9) / 16.0, date '2024-01-01' + i % 500,
         timestamptz '2024-01-01 00:00+00' + i * interval '7 hours 13 minutes', timestamp '2024-01-01 00:00' + i * interval '7 hours 13 minutes',
         time '00:00' + (i % 24) * interval '1 hour', md5((i % 20)::text)::uuid, array['a', (i % 3)::text], jsonb_build_object('k', i % 3)
  from generate_series(1, 2000) i`

export async function aDatabase(): Promise<ForeignDatabase> {
  const { ownerUrl, drop } = await testDatabase()
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const url = new URL(ownerUrl)
  const database = url.pathname.slice(1)
  const username = `reader_${database.slice(-12)}`
  await owner.query(`create schema shop; create type mood as enum ('glad', 'sad'); set search_path = shop, public; ${shop}`)
  await owner.query(`create role ${username} login password 'reader-password'; alter role ${username} set search_path = shop, public`)
  // As servers usually are: one that looks whether its client is still there would hide that a cancel request never came.
  await owner.query(`alter role ${username} set client_connection_check_interval = 0`)
  await owner.query(`grant connect on database ${database} to ${username}; grant usage on schema shop to ${username}; grant select on all tables in schema shop to ${username}`)
  const sql = async <Row extends pg.QueryResultRow>(statement: string, values?: unknown[]) => (await owner.query<Row>(statement, values)).rows
  return {
    input: { name: 'Shop', type: 'postgresql', host: url.hostname, port: Number(url.port), database, username, password: 'reader-password', sslMode: 'disable' },
    sql,
    async running() {
      const rows = await sql<{ query: string }>(`select query from pg_stat_activity where usename = $1 and state = 'active'`, [username])
      return rows.map(({ query }) => query)
    },
    async drop() {
      await owner.query(`drop owned by ${username}; drop role ${username}`)
      await owner.end()
      await drop()
    },
  }
}

/** The database as a connection of somebody's organisation. */
export async function connect({ api }: TestCaller, { input }: ForeignDatabase, changes: Partial<ConnectionInput> = {}): Promise<ConnectionId> {
  return (await api.connection.create({ ...input, ...changes })).id
}

export async function saveSql({ api }: TestCaller, databaseId: ConnectionId, sql: string): Promise<QueryId> {
  return (await api.query.save({ name: sql.slice(0, 40), sql, databaseId })).queryId
}
