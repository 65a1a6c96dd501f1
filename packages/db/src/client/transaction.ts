import pg, { type PoolClient } from 'pg'
import { Prisma } from '../generated/client.ts'
import type { Db, Tx } from './db.ts'

/** Values that the policies read; they last until the transaction ends, so a pooled connection keeps nothing. */
type Settings = Readonly<Record<string, string>>

export function runPrisma<T>(db: Db, settings: Settings, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const calls = Object.entries(settings).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`)
  return db.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select ${Prisma.join(calls)}`
      return fn(tx)
    },
    // Prisma's 2 s and 5 s are short of what a small machine needs while it generates its sample data.
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/**
 * For what nobody waits for any more: a statement whose client gave up, a transaction whose process stands still while it holds a
 * story's lock. The server ends them, so that others get on. Longer than any client waits.
 */
const serverLimits: Settings = { statement_timeout: '60s', idle_in_transaction_session_timeout: '60s' }

export async function runPg<T>({ pool }: Pick<Db, 'pool'>, settings: Settings, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const calls = Object.entries({ ...serverLimits, ...settings }).map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
    // One message for both: a round trip less on hot paths.
    await client.query(`begin; select ${calls.join(', ')}`)
    const result = await fn(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that gave no answer, or cannot even roll back, is thrown away, and the server ends what was begun on it; the
    // caller hears the first error, which is the reason.
    if (isUnanswered(error)) broken = error
    else await client.query('rollback').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.release(broken)
  }
}

/** What node-postgres says after `query_timeout`; it has no code. */
function isUnanswered(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout'
}
