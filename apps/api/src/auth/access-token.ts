import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { permissionsOf, Role } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import { OrgId, UserId } from '@insightengine/shared/ids'

const issuer = 'insightengine-ai'

/** What a REST client's JWT says. Role and permissions are there for the client to read; the API asks the database for the present ones. */
const AccessClaims = z.object({
  sub: UserId,
  org_id: OrgId,
  email: z.string(),
  role: Role,
  permissions: z.array(z.string()),
  /** The sign-in it belongs to: ending that ends this token before its hour is over. */
  family: z.uuid(),
})
export type AccessClaims = z.infer<typeof AccessClaims>

export async function signAccessToken(key: Uint8Array, claims: Omit<AccessClaims, 'permissions'>): Promise<string> {
  const { sub, ...rest } = claims
  return new SignJWT({ ...rest, permissions: [...permissionsOf(claims.role)] })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key)
}

/** Throws `token_expired`, or `unauthenticated` for anything that is not ours. */
export async function readAccessToken(key: Uint8Array, token: string): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer, algorithms: ['HS256'], requiredClaims: ['exp', 'iat', 'sub'] })
    return AccessClaims.parse(payload)
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw new AppError('token_expired', 'The access token has expired; refresh it', {}, { cause })
    throw new AppError('unauthenticated', 'The access token is not valid', {}, { cause })
  }
}
