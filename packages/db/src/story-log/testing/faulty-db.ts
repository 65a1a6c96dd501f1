import type { PoolClient } from 'pg'
import type { Db } from '../../client/index.ts'

/** The same database, reached through another way of connecting. */
export function withConnect(db: Db, connect: () => Promise<PoolClient>): Db {
  return { ...db, pool: Object.create(db.pool, { connect: { value: connect } }) as Db['pool'] }
}

/** A connection whose next commit goes through while its answer is lost: the worst case for whoever waits for it. */
export function losingItsAnswer(client: PoolClient): PoolClient {
  const query = async (...args: unknown[]) => {
    const result: unknown = await (client.query as (...args: unknown[]) => Promise<unknown>).apply(client, args)
    if (args[0] === 'commit') throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' })
    return result
  }
  return Object.create(client, { query: { value: query }, release: { value: (error?: Error) => client.release(error) } }) as PoolClient
}
