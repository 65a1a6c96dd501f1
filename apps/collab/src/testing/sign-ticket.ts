import { SignJWT } from 'jose'
import type { CollabClaims } from '@insightengine/shared/collab'

export type TicketClaims = Omit<CollabClaims, 'jti' | 'name'> & { jti?: string }

/** A ticket as the API makes them; the options are for those that must be refused. */
export function signTicket(key: Uint8Array, { sub, org, story, jti = crypto.randomUUID() }: TicketClaims, { expires = '60s', audience = 'collab' } = {}): Promise<string> {
  return new SignJWT({ org, story, name: 'from the ticket' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setJti(jti)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key)
}
