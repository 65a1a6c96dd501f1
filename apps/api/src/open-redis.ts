import { Redis } from 'ioredis'

/** A connection that fails quickly while Redis is away or hangs, so that callers can do without it, and reconnects by itself. */
export function openRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 2000, commandTimeout: 500 })
  redis.on('error', onError)
  return redis
}
