import { fileURLToPath } from 'node:url'
import { openBus } from '@insightengine/bus'
import { openDb } from '@insightengine/db/client'
import { prepareDatabase } from '@insightengine/db/migrate'
import { deriveSecrets } from '@insightengine/db/secret'
import { AppError } from '@insightengine/shared/errors'
import { createApi } from './create-api.ts'
import { readEnv } from './env.ts'
import { createLogger } from './http/logger.ts'
import { openRedis } from './open-redis.ts'

/** The API as a process of its own, next to separate collaboration servers. `npm start` uses apps/server instead. */
const env = readEnv(process.env)
const logger = createLogger({ level: env.logLevel })
const databaseUrl = env.databaseUrl ?? required('DATABASE_URL')
const secrets = deriveSecrets(env.appSecret ?? required('APP_SECRET'))
const onError = (err: unknown) => logger.warn({ err }, 'a connection failed and will be opened again')

const { appUrl } = await prepareDatabase(databaseUrl, { appRolePassword: secrets.appRolePassword, log: (message) => logger.info(message) })
const db = openDb({ appUrl, onError })
const bus = await openBus({ redisUrl: env.redisUrl ?? undefined, databaseUrl: appUrl, onTrouble: onError })
const redis = env.redisUrl ? openRedis(env.redisUrl, onError) : null
const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))
const api = await createApi({ env, db, bus, secrets, logger, redis, resetSample: null, webRoot })

await api.app.listen({ host: env.host, port: env.port })
logger.info({ url: env.publicUrl }, 'the API is listening')

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

/** New connections first, then what requests in progress still need. */
async function stop(): Promise<void> {
  await api.close()
  await bus.close()
  redis?.disconnect()
  await db.close()
}

function required(name: string): never {
  throw new AppError('invalid_input', `${name} is not set. It is needed to run the API on its own; "npm start" needs nothing`)
}
