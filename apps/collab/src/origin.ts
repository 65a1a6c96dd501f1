import type { IncomingHttpHeaders } from 'node:http'

/**
 * Browsers say which page opens a socket. A page of another origin has no business here even with a ticket; a program sends
 * no origin and has to have one. The same host as the request's own is the workspace opened by another of its names.
 */
export function isOwnOrigin({ origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>, publicUrl: string): boolean {
  if (origin === undefined) return true
  const page = URL.canParse(origin) ? new URL(origin) : null
  return page !== null && (page.origin === new URL(publicUrl).origin || page.host === host)
}
