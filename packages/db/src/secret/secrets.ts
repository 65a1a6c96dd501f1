import { hkdfSync } from 'node:crypto'
import { createSecretBox, type SecretBox } from './secret-box.ts'

/** Everything that APP_SECRET is good for. Each purpose has its own key, so that one that leaks gives away no other. */
export interface Secrets {
  /** HS256 key of access tokens. */
  readonly jwt: Uint8Array
  /** HS256 key of collaboration tickets. */
  readonly collab: Uint8Array
  /** Passwords of the organisation's connections; the context is `connection:<id>`. */
  readonly connectionPasswords: SecretBox
  /** Password of the database role the product runs as. */
  readonly appRolePassword: string
  /** Password of the sample data's reader. */
  readonly sampleReaderPassword: string
}

const minLength = 32

/** The first secret is in use; `previous` ones still open what they sealed. Tokens of a previous secret are not accepted. */
export function deriveSecrets(appSecret: string, previous: readonly string[] = []): Secrets {
  for (const secret of [appSecret, ...previous]) if (secret.length < minLength) throw new Error(`APP_SECRET must have at least ${minLength} characters`)
  return {
    jwt: derive(appSecret, 'jwt'),
    collab: derive(appSecret, 'collab'),
    connectionPasswords: createSecretBox([appSecret, ...previous].map((secret) => derive(secret, 'connection-passwords'))),
    appRolePassword: Buffer.from(derive(appSecret, 'app-role')).toString('base64url'),
    sampleReaderPassword: Buffer.from(derive(appSecret, 'sample-reader')).toString('base64url'),
  }
}

/** HKDF-SHA-256. No salt: the secret is random already, and two processes must derive the same. */
function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `insightengine/${purpose}`, 32))
}
