import type { ClientBase } from 'pg'

/** The number `prisma migrate` locks too, so that the two never run at once. */
const lockNumber = 72_707_369

/** One process at a time changes the schema, the others wait and then find it done. Ends with the connection at the latest. */
export async function underMigrationLock<T>(client: ClientBase, fn: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    return await fn()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber])
  }
}
