import { createPasswords } from './auth/passwords.ts'
import { createSessionService } from './auth/session-service.ts'
import { createTokenService } from './auth/token-service.ts'
import { createLimits, type RequestBudgets, type SignInBudgets } from './http/limits.ts'
import type { ApiDeps, Services } from './services.ts'

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
    onClose: (end) => void endings.push(end),
  }
  return {
    services,
    async close() {
      for (const end of endings.splice(0).toReversed()) await end()
    },
  }
}
