import { fileURLToPath } from 'node:url'
import { openBus } from '@insightengine/bus'
import { openDb } from '@insightengine/db/client'
import { prepareDatabase } from '@insightengine/db/migrate'
import { deriveSecrets } from '@insightengine/db/secret'
import { AppError, isAppError } from '@insightengine/shared/errors'
import { createApi } from './create-api.ts'
import { readEnv } from './env.ts'
import { createLogger } from './http/logger.ts'
import { openRedis } from './open-redis.ts'

/** The API as a process of its own, beside separate collaboration servers. `npm start` runs apps/server instead. */
async function start(): Promise<() => Promise<void>> {
  const env = readEnv(process.env)
  const databaseUrl = env.databaseUrl ?? required('DATABASE_URL')
  const secrets = deriveSecrets(env.appSecret ?? required('APP_SECRET'))
  const logger = createLogger({ level: env.logLevel })
  const onError = (err: unknown) => logger.warn({ err }, 'a connection failed and will be opened again')

  const { appUrl } = await prepareDatabase(databaseUrl, { appRolePassword: secrets.appRolePassword, log: (message) => logger.info(message) })
  const db = openDb({ appUrl, onError })
  const bus = await openBus({ redisUrl: env.redisUrl ?? undefined, databaseUrl: appUrl, onTrouble: onError })
  const redis = env.redisUrl ? openRedis(env.redisUrl, onError) : null
  const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const api = await createApi({ env, db, bus, secrets, logger, redis, resetSample: null, webRoot })
  await api.app.listen({ host: env.host, port: env.port })

  return async () => {
    await api.close()
    await bus.close()
    redis?.disconnect()
    await db.close()
  }
}

function required(name: string): never {
  throw new AppError('invalid_input', `${name} is not set. It is needed to run the API on its own; "npm start" needs nothing.`)
}

try {
  const stop = await start()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
} catch (error) {
  // What an operator can mend is a sentence; anything else keeps its stack.
  console.error(isAppError(error) ? error.message : error)
  process.exitCode = 1
}
