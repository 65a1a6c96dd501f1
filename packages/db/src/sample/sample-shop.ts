import pg from 'pg'
import { copyInto } from './copy-into.ts'
import { endOfLastMonth, type Day } from './day.ts'
import { generateShop } from './generate-shop.ts'
import { shopComments, shopConstraints, shopTables, type ShopTable } from './shop-tables.ts'

export const sampleDatabase = 'sample_shop'
export const sampleReader = 'sample_reader'
const defaultSeed = 20_231_101

export interface SampleShopOptions {
  /** A superuser's address on the server that is to hold the shop. */
  ownerUrl: string
  /** Password of the reader, which can do nothing but select. */
  readerPassword: string
  seed?: number
  /** The shop's last day; the end of last month without it. */
  lastDay?: Day
  log: (message: string) => void
}

/** Where the reader finds the shop. */
export interface SampleShop {
  host: string
  port: number
  database: string
  username: string
  password: string
}

/** Makes the shop if it is not there (or not whole) yet. Safe to call at every start; the reader's password is set each time. */
export async function createSampleShop(options: SampleShopOptions): Promise<SampleShop> {
  await ensureReader(options)
  await ensureDatabase(options.ownerUrl)
  await withClient(shopUrl(options.ownerUrl), async (client) => {
    await client.query(`select pg_advisory_lock(${lockNumber})`)
    if (!(await isFilled(client))) await fill(client, options)
  })
  return address(options)
}

/** Puts the shop back to how it was made. Readers see the old rows until the new ones are all there. */
export async function resetSampleShop(options: SampleShopOptions): Promise<SampleShop> {
  await ensureReader(options)
  await ensureDatabase(options.ownerUrl)
  await withClient(shopUrl(options.ownerUrl), async (client) => {
    await client.query(`select pg_advisory_lock(${lockNumber})`)
    await fill(client, options)
  })
  return address(options)
}

/** Any number that nothing else on the server locks. */
const lockNumber = 811_402_733

async function fill(client: pg.Client, { seed = defaultSeed, lastDay = endOfLastMonth(new Date()), log }: SampleShopOptions): Promise<void> {
  const started = performance.now()
  const rows = generateShop({ seed, lastDay })
  const tables = Object.keys(shopTables) as ShopTable[]
  await client.query('begin')
  await client.query(`drop table if exists ${tables.join(', ')} cascade`)
  for (const table of tables) {
    await client.query(`create table ${table} (${shopTables[table]})`)
    await copyInto(client, table, rows[table].finish())
  }
  await client.query(`${shopConstraints} ${shopComments} grant select on all tables in schema public to ${sampleReader}`)
  await client.query('commit')
  await client.query('analyze')
  log(`The sample shop is ready: ${rows.orders.rowCount.toLocaleString('en')} orders until ${lastDay} (${((performance.now() - started) / 1000).toFixed(1)} s).`)
}

/** The tables come in one transaction, so one of them stands for all. */
async function isFilled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('public.orders') is not null as found`)
  return rows[0]?.found === true
}

async function ensureReader({ ownerUrl, readerPassword }: SampleShopOptions): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const exists = (await client.query('select 1 from pg_roles where rolname = $1', [sampleReader])).rowCount === 1
    const verb = exists ? 'alter' : 'create'
    await client.query(
      `${verb} role ${sampleReader} login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls connection limit 40 password ${pg.escapeLiteral(readerPassword)}`,
    )
    await client.query(`alter role ${sampleReader} set default_transaction_read_only = on`)
  })
}

async function ensureDatabase(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const exists = (await client.query('select 1 from pg_database where datname = $1', [sampleDatabase])).rowCount === 1
    if (!exists) await client.query(`create database ${sampleDatabase}`)
    // PUBLIC may connect to every database and make temporary tables unless told otherwise.
    await client.query(`revoke all on database ${sampleDatabase} from public`)
    await client.query(`grant connect on database ${sampleDatabase} to ${sampleReader}`)
    const own = new URL(ownerUrl).pathname.slice(1)
    for (const other of new Set([own, 'postgres', 'template1'])) await client.query(`revoke connect, temporary on database ${pg.escapeIdentifier(other)} from public`)
  })
}

function address({ ownerUrl, readerPassword }: SampleShopOptions): SampleShop {
  const { hostname, port } = new URL(ownerUrl)
  return { host: hostname, port: Number(port || 5432), database: sampleDatabase, username: sampleReader, password: readerPassword }
}

function shopUrl(ownerUrl: string): string {
  return Object.assign(new URL(ownerUrl), { pathname: `/${sampleDatabase}` }).toString()
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
