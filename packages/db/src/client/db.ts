import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient, type Prisma } from '../generated/client.ts'

/**
 * The product's own database, as the role that row-level security binds. Tenant tables are empty through it until a
 * transaction says which organisation it is for: use `withOrg`. Only global tables (`app_user`, `session`, `refresh_token`)
 * are read from `prisma` directly.
 */
export interface Db {
  readonly prisma: PrismaClient
  /** The same connections without Prisma, for hot paths: see `withOrgPg`. */
  readonly pool: pg.Pool
  /** For a thread, which cannot share the pool. */
  readonly appUrl: string
  /** Lets running queries end, then disconnects. */
  close: () => Promise<void>
}

/** The inside of a transaction: what repositories pass on when several writes belong together. */
export type Tx = Prisma.TransactionClient

/** What may be written to a json column. */
export type Json = Prisma.InputJsonValue

export interface OpenDbOptions {
  /** The app role's address, from `ensureAppRole`; never the owner's, whom row-level security may not bind. */
  appUrl: string
  maxConnections?: number
  /**
   * After how long without an answer a query is given up, its connection with it: a server that hangs keeps its connections
   * open and would otherwise be waited for for ever. Our own queries take milliseconds.
   */
  queryTimeoutMs?: number
  /** Told of connections that break. The pool replaces them; whoever was using one gets the error from their next query. */
  onError: (error: Error) => void
}

export function openDb({ appUrl, maxConnections = 20, queryTimeoutMs = 20_000, onError }: OpenDbOptions): Db {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: queryTimeoutMs,
    application_name: 'insightengine',
  })
  // On each connection rather than on the pool: the pool speaks only for idle ones, and a connection that breaks between two
  // queries of a transaction would otherwise end the process.
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('error', () => undefined)
  // One pool for both, so that `maxConnections` is what PostgreSQL sees.
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  let closing: Promise<void> | null = null
  return {
    prisma,
    pool,
    appUrl,
    close: () => (closing ??= prisma.$disconnect().then(() => pool.end())),
  }
}
