import pg from 'pg'
import { copyInto } from './copy-into.ts'
import type { Day } from './day.ts'
import { generateShop } from './generate-shop.ts'
import { closeLargeObjects } from './reader.ts'
import type { FillReport } from './sample-shop.ts'
import { shopComments, shopConstraints, shopTables, type ShopTable } from './shop-tables.ts'

export interface FillOrder {
  /** The owner's address of the shop's database. */
  url: string
  reader: string
  seed: number
  lastDay: Day
  onlyIfEmpty: boolean
}

export async function fillShop({ url, reader, seed, lastDay, onlyIfEmpty }: FillOrder): Promise<FillReport> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    if (onlyIfEmpty && (await isFilled(client))) return null
    const started = performance.now()
    const tables = Object.keys(shopTables) as ShopTable[]
    await client.query('begin')
    // Built aside and moved into place at the end: until then readers have the old tables, unlocked. Tables made in the same
    // transaction are also loaded without the write-ahead log.
    await client.query('create schema fresh; set local search_path = fresh')
    const rows = generateShop({ seed, lastDay })
    for (const table of tables) {
      await client.query(`create table ${table} (${shopTables[table]})`)
      await copyInto(client, table, rows[table].finish())
    }
    await client.query(`${shopConstraints} ${shopComments} grant select on all tables in schema fresh to ${pg.escapeIdentifier(reader)}; analyze ${tables.join(', ')}`)
    for (const table of tables) await client.query(`drop table if exists public.${table} cascade; alter table ${table} set schema public`)
    await client.query(`drop schema fresh; ${closeLargeObjects}; commit`)
    return { orders: rows.orders.rowCount, seconds: (performance.now() - started) / 1000 }
  } finally {
    await client.end()
  }
}

/** The tables come in one transaction, so one of them stands for all. */
async function isFilled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('public.orders') is not null as found`)
  return rows[0]?.found === true
}
