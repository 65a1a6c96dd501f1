import { storyRepository } from '@insightengine/db/story'
import { queryFailed } from '@insightengine/drivers'
import { createPasswords } from './auth/passwords.ts'
import { createSessionService } from './auth/session-service.ts'
import { createTokenService } from './auth/token-service.ts'
import { createBackground } from './background.ts'
import { connectionDrivers } from './connection/connection-drivers.ts'
import { createLimits, type RequestBudgets, type SignInBudgets } from './http/limits.ts'
import { versionCache } from './published/version-cache.ts'
import { viewCounter } from './published/view-counter.ts'
import { memoryResultCache } from './query/result-cache.ts'
import { singleFlight } from './query/single-flight.ts'
import { statementShapes } from './query/statement-shapes.ts'
import type { ApiDeps, Services } from './services.ts'

const megabyte = 1024 * 1024
const minuteMs = 60_000

/** Departures from the product's own numbers, for tests that would otherwise wait or hash all day. */
export interface Tuning {
  bcryptCost?: number
  requests?: RequestBudgets
  signIns?: SignInBudgets
}

/** Everything use cases work with, made once per process, and the way to end it. */
export async function createServices(deps: ApiDeps, { bcryptCost, requests, signIns }: Tuning = {}): Promise<{ services: Services; close: () => Promise<void> }> {
  const endings: (() => Promise<void>)[] = []
  const services: Services = {
    ...deps,
    passwords: await createPasswords({ cost: bcryptCost }),
    sessions: createSessionService(deps.db),
    tokens: createTokenService(deps.db, deps.secrets),
    limits: createLimits(deps.redis, { requests, signIns }),
    versions: versionCache(deps.db),
    views: viewCounter({
      record: (orgId, storyId, views) => storyRepository(deps.db).addViews(orgId, storyId, views),
      onError: (error) => deps.logger.warn({ err: error }, 'views of a published story could not be counted'),
    }),
    drivers: connectionDrivers({ allowedHosts: deps.env.allowedDatabaseHosts }),
    cache: memoryResultCache({ maxBytes: 128 * megabyte, ttlMs: 5 * minuteMs }),
    runResults: memoryResultCache({ maxBytes: 64 * megabyte, ttlMs: 30 * minuteMs }),
    flights: singleFlight({ whenLeft: () => queryFailed('cancelled', 'The query was cancelled.') }),
    shapes: statementShapes(),
    background: createBackground(deps.logger),
    onClose: (end) => void endings.push(end),
  }
  services.onClose(() => services.views.settled())
  services.onClose(() => services.drivers.close())
  services.onClose(() => services.background.close())
  return {
    services,
    async close() {
      for (const end of endings.splice(0).toReversed()) await end()
    },
  }
}
