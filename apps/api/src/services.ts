import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Bus } from '@insightengine/bus'
import type { Db } from '@insightengine/db/client'
import type { SampleShop } from '@insightengine/db/sample'
import type { Secrets } from '@insightengine/db/secret'
import type { Passwords } from './auth/passwords.ts'
import type { SessionService } from './auth/session-service.ts'
import type { TokenService } from './auth/token-service.ts'
import type { Background } from './background.ts'
import type { ConnectionDrivers } from './connection/connection-drivers.ts'
import type { Env } from './env.ts'
import type { Limits } from './http/limits.ts'
import type { VersionCache } from './published/version-cache.ts'
import type { ViewCounter } from './published/view-counter.ts'
import type { CachedResult, ResultCache } from './query/result-cache.ts'
import type { SingleFlight } from './query/single-flight.ts'
import type { StatementShapes } from './query/statement-shapes.ts'

/** What the process that hosts the API brings along. */
export interface ApiDeps {
  env: Env
  db: Db
  bus: Bus
  secrets: Secrets
  logger: Logger
  /** Null without REDIS_URL. */
  redis: Redis | null
  /** Where the sample shop is, so that new organisations are connected to it; absent when this installation has none. */
  sample?: SampleShop
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
  /** Open databases of connections. */
  drivers: ConnectionDrivers
  /** Results for everyone who asks the same within five minutes. */
  cache: ResultCache
  /** Results of a person's own runs, for paging through them. */
  runResults: ResultCache
  flights: SingleFlight<CachedResult>
  shapes: StatementShapes
  background: Background
  /** Runs after the last request, before what `ApiDeps` brought is closed: for what is kept in memory to be written or let go. Last added, first run. */
  onClose: (end: () => Promise<void>) => void
}
