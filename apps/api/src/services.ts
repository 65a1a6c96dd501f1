import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Bus } from '@insightengine/bus'
import type { Db } from '@insightengine/db/client'
import type { Secrets } from '@insightengine/db/secret'
import type { Passwords } from './auth/passwords.ts'
import type { SessionService } from './auth/session-service.ts'
import type { TokenService } from './auth/token-service.ts'
import type { Env } from './env.ts'
import type { Limits } from './http/limits.ts'
import type { VersionCache } from './published/version-cache.ts'
import type { ViewCounter } from './published/view-counter.ts'

/** What the process that hosts the API brings along. */
export interface ApiDeps {
  env: Env
  db: Db
  bus: Bus
  secrets: Secrets
  logger: Logger
  /** Null without REDIS_URL. */
  redis: Redis | null
  /** Puts the sample data back as it was; null when this installation has none. */
  resetSample: ((signal: AbortSignal) => Promise<void>) | null
  /** Folder of the built web app; it may be missing, which the start page then says. */
  webRoot: string
}

/** Everything a use case may need. Services take (services, actor, input, signal?) and pick what they use. */
export interface Services extends ApiDeps {
  passwords: Passwords
  sessions: SessionService
  tokens: TokenService
  limits: Limits
  /** Published versions, kept while they are read. */
  versions: VersionCache
  views: ViewCounter
  /** Runs after the last request, before what `ApiDeps` brought is closed: for what is kept in memory to be written or let go. Last added, first run. */
  onClose: (end: () => Promise<void>) => void
}
