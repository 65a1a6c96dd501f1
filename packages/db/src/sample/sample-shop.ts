import { fork } from 'node:child_process'
import { join } from 'node:path'
import { underAdvisoryLock } from './advisory-lock.ts'
import { endOfLastMonth, type Day } from './day.ts'
import type { FillOrder } from './fill-shop.ts'
import { ensureReader } from './reader.ts'

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
  /** Other names, for a second shop on the same server. */
  database?: string
  reader?: string
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
  await prepare(options, { onlyIfEmpty: true })
  return address(options)
}

/** Puts the shop back to how it was made. Readers see the old rows until the new ones are all there. */
export async function resetSampleShop(options: SampleShopOptions): Promise<SampleShop> {
  await prepare(options, { onlyIfEmpty: false })
  return address(options)
}

async function prepare(options: SampleShopOptions, { onlyIfEmpty }: { onlyIfEmpty: boolean }): Promise<void> {
  const { ownerUrl, readerPassword, seed = defaultSeed, lastDay = endOfLastMonth(new Date()), log } = options
  const { database = sampleDatabase, reader = sampleReader } = options
  // The lock is taken where everybody finds it, whichever database their own address names.
  await underAdvisoryLock(databaseUrl(ownerUrl, 'postgres'), async (server) => {
    await ensureReader(server, { database, reader, password: readerPassword, also: new URL(ownerUrl).pathname.slice(1) })
    const report = await fillApart({ url: databaseUrl(ownerUrl, database), reader, seed, lastDay, onlyIfEmpty })
    if (report) log(`The sample shop is ready: ${report.orders.toLocaleString('en')} orders until ${lastDay} (${report.seconds.toFixed(1)} s).`)
  })
}

/** What was done; null when the shop was there. */
export type FillReport = { orders: number; seconds: number } | null

/**
 * In a process of its own: three seconds of computing would stop every request here, and of the memory it takes (200 MB) even a
 * thread would give little back.
 */
function fillApart(order: FillOrder): Promise<FillReport> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'fill-process.ts'), { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let complaint = ''
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.once('message', (report) => resolve(report as FillReport))
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the sample shop could not be made (exit code ${code}): ${complaint.trim()}`)))
    child.send(order)
  })
}

function address({ ownerUrl, readerPassword, database = sampleDatabase, reader = sampleReader }: SampleShopOptions): SampleShop {
  const { hostname, port } = new URL(ownerUrl)
  return { host: hostname, port: Number(port || 5432), database, username: reader, password: readerPassword }
}

function databaseUrl(ownerUrl: string, database: string): string {
  return Object.assign(new URL(ownerUrl), { pathname: `/${database}` }).toString()
}
