import type { Bus, BusOptions } from './bus.ts'
import { memoryBus } from './memory-bus.ts'
import { postgresBus } from './postgres-bus.ts'
import { redisBus } from './redis-bus.ts'

export interface OpenBusOptions extends BusOptions {
  redisUrl?: string | undefined
  databaseUrl?: string | undefined
  /** The only process of the installation: no way to others is needed. Redis, when there is one, is used all the same. */
  single?: boolean
}

/** The quickest bus that reaches every process there is. */
export async function openBus({ redisUrl, databaseUrl, single = false, ...options }: OpenBusOptions): Promise<Bus> {
  if (redisUrl) return redisBus(redisUrl, options)
  if (single) return memoryBus(options)
  if (databaseUrl) return postgresBus(databaseUrl, options)
  throw new Error('a bus for several processes needs a Redis or a Postgres URL')
}
