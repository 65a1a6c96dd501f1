import { CollabClaims } from '@insightengine/shared/collab'

const Holder = CollabClaims.pick({ sub: true })

/** Whom a ticket was made out to, as it says itself; null when it cannot be read. The server checks it, we only look. */
export function holderOf(ticket: string): string | null {
  const claims = (ticket.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
  try {
    return Holder.parse(JSON.parse(atob(claims))).sub
  } catch {
    return null
  }
}
