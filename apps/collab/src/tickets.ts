import { CollabClaims } from '@insightengine/shared/collab'
import { errors, jwtVerify } from 'jose'

export interface Ticket extends CollabClaims {
  expiresAt: Date
}

/** Null for a ticket that was forged, has expired, or is for something else. */
export async function readTicket(token: string, key: Uint8Array): Promise<Ticket | null> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience: 'collab', requiredClaims: ['exp', 'jti', 'sub'], maxTokenAge: '5m' })
    const claims = CollabClaims.safeParse(payload)
    return claims.success ? { ...claims.data, expiresAt: new Date((payload.exp ?? 0) * 1000) } : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** Tickets that have opened a connection to this node; each opens one. */
export class UsedTickets {
  readonly #expiryById = new Map<string, number>()

  /** False when it was used before. */
  use({ jti, expiresAt }: Pick<Ticket, 'jti' | 'expiresAt'>, now = Date.now()): boolean {
    for (const [id, expiry] of this.#expiryById) {
      // Kept in the order of use, and tickets live equally long: the first that is still good ends the search.
      if (expiry > now) break
      this.#expiryById.delete(id)
    }
    if (this.#expiryById.has(jti)) return false
    this.#expiryById.set(jti, expiresAt.getTime())
    return true
  }
}
