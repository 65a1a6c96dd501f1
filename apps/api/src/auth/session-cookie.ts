import { fastifyCookie } from '@fastify/cookie'

const lifetimeSeconds = 30 * 24 * 60 * 60

/** On https the `__Host-` prefix makes browsers refuse a cookie that a neighbouring subdomain tries to plant. */
export function cookieNameFor(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-insight_session' : 'insight_session'
}

/** The `Set-Cookie` value for a session token: out of scripts' reach, and not sent along with other sites' forms. */
export function sessionCookie(publicUrl: string, token: string): string {
  return cookie(publicUrl, token, lifetimeSeconds)
}

/** Makes the browser forget its session. */
export function clearedSessionCookie(publicUrl: string): string {
  return cookie(publicUrl, '', 0)
}

function cookie(publicUrl: string, value: string, maxAge: number): string {
  return fastifyCookie.serialize(cookieNameFor(publicUrl), value, { httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl), path: '/', maxAge })
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
