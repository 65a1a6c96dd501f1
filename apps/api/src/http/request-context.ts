import { AsyncLocalStorage } from 'node:async_hooks'

/** Who sent a request, as far as the network tells. */
export interface RequestInfo {
  id: string
  ip: string
  userAgent: string | null
}

const store = new AsyncLocalStorage<RequestInfo>()

/** Runs `next` and everything it starts with `info` at hand, so that the audit log and log lines need no extra parameter. */
export function runWithRequest<T>(info: RequestInfo, next: () => T): T {
  return store.run(info, next)
}

/** The request being served, or null outside of any (start-up, jobs). */
export function findRequest(): RequestInfo | null {
  return store.getStore() ?? null
}
