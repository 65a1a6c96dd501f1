import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const patienceMs = 2000

/**
 * Removes a database that its users have just left. A pool that has ended may still be closing its sockets; ended by the server
 * instead, such a connection reports an error that nobody listens to any more. What stays longer than that is ended.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(10)) {
    const { rowCount } = await admin.query('select 1 from pg_stat_activity where datname = $1 limit 1', [name])
    if (rowCount === 0) break
  }
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}
