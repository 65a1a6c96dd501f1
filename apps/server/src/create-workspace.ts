import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApi, createLogger, openRedis, type Env } from '@insightengine/api'
import { openBus } from '@insightengine/bus'
import { createCollab } from '@insightengine/collab'
import { openDb } from '@insightengine/db/client'
import { prepareDatabase } from '@insightengine/db/migrate'
import { createSampleShop, moveSampleConnections, resetSampleShop } from '@insightengine/db/sample'
import { deriveSecrets } from '@insightengine/db/secret'
import { appSecret } from './app-secret.ts'
import { prepareDemo } from './first-start.ts'
import { checkPortIsFree, isLoopback } from './port.ts'
import { startDatabase } from './start-database.ts'
import { Teardown } from './teardown.ts'

export interface WorkspaceOptions {
  env: Env
  dataDir: string
  /** Plain words for the person who is waiting. */
  say: (message: string) => void
  /** Something the workspace cannot live without is gone. */
  onLost: (reason: string) => void
}

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Everything in one process: database, API, collaboration and web app on one port. Returns the way to end it, once it listens. */
export async function createWorkspace({ env: given, dataDir, say, onLost }: WorkspaceOptions): Promise<{ close: () => Promise<void> }> {
  const teardown = new Teardown()
  try {
    await checkPortIsFree(given.host, given.port)
    mkdirSync(dataDir, { recursive: true })
    const logger = createLogger({ level: given.logLevel })
    const onError = (err: unknown) => logger.warn({ err }, 'a connection failed and will be opened again')
    const secrets = deriveSecrets(appSecret(dataDir, given.appSecret))

    const database = await startDatabase({ databaseUrl: given.databaseUrl, dataDir, log: say, onLost: () => onLost('The database stopped by itself.') })
    teardown.add(() => database.stop())
    const { appUrl } = await prepareDatabase(database.url, { appRolePassword: secrets.appRolePassword, log: say })
    const shopOptions = { ownerUrl: database.url, readerPassword: secrets.sampleReaderPassword, log: say }
    const sample = database.isEmbedded ? await createSampleShop(shopOptions) : undefined
    if (sample) await moveSampleConnections(database.url, sample)

    const db = openDb({ appUrl, onError })
    teardown.add(() => db.close())
    const bus = await openBus({ redisUrl: given.redisUrl ?? undefined, databaseUrl: appUrl, single: database.isEmbedded, onTrouble: onError })
    teardown.add(() => bus.close())
    const redis = given.redisUrl ? openRedis(given.redisUrl, onError) : null
    teardown.add(async () => redis?.disconnect())

    const env: Env = { ...given, demo: database.isEmbedded && isLoopback(given.host) }
    const resetSample = sample ? async () => void (await resetSampleShop(shopOptions)) : null
    const api = await createApi({ env, db, bus, secrets, logger, redis, sample, resetSample, webRoot })
    teardown.add(() => api.close())
    if (env.demo) await prepareDemo(api.services, say)

    const collab = await createCollab({ db, bus, secrets, logger, publicUrl: env.publicUrl }, { compaction: { keepDays: env.storyHistoryDays } })
    collab.attach(api.app.server)
    // Before the API: sockets are drained and their last changes committed while everything still stands.
    teardown.add(() => collab.close())
    await api.app.listen({ host: env.host, port: env.port })
    return { close: () => teardown.run() }
  } catch (error) {
    await teardown.run()
    throw error
  }
}
