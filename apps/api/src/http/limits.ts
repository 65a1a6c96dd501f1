import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { AppError } from '@insightengine/shared/errors'

export interface Budget {
  points: number
  seconds: number
}

/**
 * Requests a minute. The web app asks in small pieces and gets more than a REST client. Viewers of published stories have an address each
 * at best: a whole company may sit behind one, and what they ask for is mostly kept ready.
 */
export type RequestBudgets = Record<'rest' | 'web' | 'audience', Budget>
export const requestBudgets: RequestBudgets = { rest: { points: 100, seconds: 60 }, web: { points: 600, seconds: 60 }, audience: { points: 6000, seconds: 60 } }

/** Failed sign-ins: per address and e-mail, and per address whatever the e-mail. */
export type SignInBudgets = Record<'account' | 'address', Budget>
export const signInBudgets: SignInBudgets = { account: { points: 5, seconds: 900 }, address: { points: 30, seconds: 900 } }

export interface Spent {
  limit: number
  remaining: number
  resetSeconds: number
}

export interface Limits {
  /** Counts one request. Throws `rate_limited` when the budget is spent. */
  request(kind: keyof RequestBudgets, key: string): Promise<Spent>
  /** Counts an attempt before the password is looked at, so that a burst cannot pass together. Throws `rate_limited`. */
  signInAttempt(email: string, ip: string): Promise<void>
  /** The attempt was right: the account's failures are forgotten and the address gets its point back. */
  signInSucceeded(email: string, ip: string): Promise<void>
}

/** Counts in this process, or in Redis for all processes together; while Redis is away each process counts for itself. */
export function createLimits(redis: Redis | null, { requests = requestBudgets, signIns = signInBudgets }: { requests?: RequestBudgets; signIns?: SignInBudgets } = {}): Limits {
  const limiter = (name: string, budget: Budget) => createLimiter(redis, name, budget)
  const byKind = { rest: limiter('rest', requests.rest), web: limiter('web', requests.web), audience: limiter('audience', requests.audience) }
  const accounts = limiter('sign-in-account', signIns.account)
  const addresses = limiter('sign-in-address', signIns.address)
  return {
    request: (kind, key) => spend(byKind[kind], key, 'Too many requests'),
    async signInAttempt(email, ip) {
      await spend(addresses, ip, 'Too many failed sign-ins from this address')
      await spend(accounts, `${email}|${ip}`, 'Too many failed sign-ins for this e-mail')
    },
    async signInSucceeded(email, ip) {
      await Promise.all([accounts.delete(`${email}|${ip}`), addresses.reward(ip)])
    },
  }
}

function createLimiter(redis: Redis | null, name: string, { points, seconds }: Budget): RateLimiterAbstract {
  const options = { keyPrefix: `limit:${name}`, points, duration: seconds }
  if (!redis) return new RateLimiterMemory(options)
  return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: new RateLimiterMemory(options) })
}

async function spend(limiter: RateLimiterAbstract, key: string, message: string): Promise<Spent> {
  try {
    const left = await limiter.consume(key)
    return { limit: limiter.points, remaining: left.remainingPoints, resetSeconds: secondsOf(left) }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfterSeconds = secondsOf(refusal)
    throw new AppError('rate_limited', `${message}. Try again in ${wordsFor(retryAfterSeconds)}.`, { retryAfterSeconds })
  }
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}

function wordsFor(seconds: number): string {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
