import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryBus, type Bus } from '@insightengine/bus'
import type { Db } from '@insightengine/db/client'
import { pino } from 'pino'
import { createCollab, type Collab, type CollabOptions } from '../create-collab.ts'

export const ticketKey = new TextEncoder().encode('the tests’ own key for tickets, 32 bytes or more')

export interface TestCollab {
  url: string
  collab: Collab
  bus: Bus
  close(): Promise<void>
}

/** A collaboration server in this process, on a port of its own. Two of them with one database and bus are two nodes. */
export async function aCollab(db: Db, { bus = memoryBus(), ...options }: CollabOptions & { bus?: Bus } = {}): Promise<TestCollab> {
  const logger = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const collab = await createCollab({ db, bus, logger, secrets: { collab: ticketKey }, publicUrl: 'http://insight.test' }, { drainMs: 5000, ...options })
  const server = createServer()
  collab.attach(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/collab`,
    collab,
    bus,
    async close() {
      await collab.close()
      server.close()
    },
  }
}
