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
