import pg from 'pg'

/** The number `prisma migrate` locks too, so that the two never run at once. */
const lockNumber = 72_707_369

/**
 * Runs `fn` on a connection of its own. One process at a time changes the schema, the others wait and then find it done; the
 * lock ends with the connection, also when that breaks.
 */
export async function underMigrationLock<T>(ownerUrl: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(ownerUrl)
  // A connection that breaks between two queries would end the process; the next query, or the end, hears of it instead.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    return await fn(client)
  } finally {
    await client.end()
  }
}
