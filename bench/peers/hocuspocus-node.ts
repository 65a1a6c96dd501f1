// Bare Hocuspocus 4.7 with its database and Redis extensions, as its guide sets it up. What we are compared with; never product code.
import { Database } from '@hocuspocus/extension-database'
import { Redis } from '@hocuspocus/extension-redis'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const { DATABASE_URL, REDIS_URL } = process.env
const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL }) : null
pool?.on('error', () => undefined)
pool?.on('connect', (client) => client.on('error', () => undefined))

const extensions = []
if (pool)
  extensions.push(
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query<{ data: Uint8Array }>('select data from peer_document where name = $1', [documentName])
        return rows[0]?.data ?? null
      },
      store: async ({ documentName, state }) => {
        await pool.query('insert into peer_document (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data', [documentName, state])
      },
    }),
  )
if (REDIS_URL) extensions.push(new Redis({ host: '127.0.0.1', port: Number(new URL(REDIS_URL).port) }))

const server = new Server({ quiet: true, address: '127.0.0.1', port: 0, extensions })
await server.listen(0)
console.log(JSON.stringify({ port: server.address.port }))
