import { createHash, randomBytes } from 'node:crypto'

/** A secret that only its holder can know: 256 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token. The token is random, so one fast round is enough and a stolen table signs nobody in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
