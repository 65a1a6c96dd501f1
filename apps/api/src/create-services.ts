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

/** Everything use cases work with, made once per process. */
export async function createServices(deps: ApiDeps, { bcryptCost, requests, signIns }: Tuning = {}): Promise<Services> {
  return {
    ...deps,
    passwords: await createPasswords({ cost: bcryptCost }),
    sessions: createSessionService(deps.db),
    tokens: createTokenService(deps.db, deps.secrets),
    limits: createLimits(deps.redis, { requests, signIns }),
  }
}
