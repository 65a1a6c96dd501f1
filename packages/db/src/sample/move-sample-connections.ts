import pg from 'pg'
import type { SampleShop } from './sample-shop.ts'

/**
 * Points every organisation's sample connection to where the shop is now: the embedded server's port may change between starts.
 * Runs as the owner, since it crosses organisations; the password stays as it is stored.
 */
export async function moveSampleConnections(ownerUrl: string, { host, port }: Pick<SampleShop, 'host' | 'port'>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('update connection set host = $1, port = $2, revision = revision + 1 where is_sample and (host, port) is distinct from ($1, $2)', [host, port])
  } finally {
    await client.end()
  }
}
