import pg from 'pg'

/** Any number that nothing else on the server locks. */
const lockNumber = 811_402_733

/** One process at a time makes roles, the database and its tables. The lock ends with the connection, however that ends. */
export async function underAdvisoryLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  // A connection that breaks between two queries would end the process; the next query, or the end, hears of it instead.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    return await work(client)
  } finally {
    await client.end()
  }
}
