import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openBus } from '@insightengine/bus'
import { openDb } from '@insightengine/db/client'
import { prepareDatabase } from '@insightengine/db/migrate'
import { deriveSecrets } from '@insightengine/db/secret'
import { pino } from 'pino'
import { createCollab } from './create-collab.ts'
import { readEnv } from './env.ts'

/** A collaboration server as a process of its own; any number of them serve the same stories. `npm start` uses apps/server instead. */
const env = readEnv(process.env)
const logger = pino({ level: env.logLevel })
const secrets = deriveSecrets(env.appSecret)
const onTrouble = (error: unknown) => logger.warn({ err: error }, 'a connection failed and will be opened again')

const { appUrl } = await prepareDatabase(env.databaseUrl, { appRolePassword: secrets.appRolePassword, log: (message) => logger.info(message) })
const db = openDb({ appUrl, onError: onTrouble })
const bus = await openBus({ redisUrl: env.redisUrl ?? undefined, databaseUrl: appUrl, onTrouble })
const collab = await createCollab({ db, bus, secrets, logger, publicUrl: env.publicUrl }, { compaction: { keepDays: env.storyHistoryDays } })

const server = createServer((request, response) => {
  const isHealthCheck = request.url === '/health'
  response.writeHead(isHealthCheck ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isHealthCheck ? { ok: true, ...collab.status() } : { code: 'not_found' }))
})
server.on('upgrade', (request, socket, head) => {
  if (!collab.handleUpgrade(request, socket, head)) socket.destroy()
})
server.listen(env.port, env.host, () => {
  logger.info({ host: env.host, port: (server.address() as AddressInfo).port }, 'the collaboration server is listening')
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

async function stop(): Promise<void> {
  await collab.close()
  server.close()
  await bus.close()
  await db.close()
}
