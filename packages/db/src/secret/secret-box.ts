import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Keeps small secrets, such as a connection's password, in the database. */
export interface SecretBox {
  /**
   * `context` says what the secret belongs to (`connection:<id>`) and must be the same on opening, so that a sealed value
   * copied to another row does not open there.
   */
  seal(plain: string, context: string): string
  open(sealed: string, context: string): string
  /** True when `sealed` was made with a key that is no longer the first: seal it anew. */
  isOutdated(sealed: string): boolean
}

const version = 'v1'

/** Seals with the first key and opens with any. To rotate, put the new key in front; drop the old one when nothing is outdated. */
export function createSecretBox(keys: readonly Uint8Array[]): SecretBox {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]))
  const current = keys[0]
  if (!current) throw new Error('a secret box needs at least one key')
  const currentId = keyIdOf(current)

  return {
    seal(plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current, iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [version, currentId, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed, context) {
      const { keyId, iv, tag, body } = parse(sealed)
      const key = byId.get(keyId)
      if (!key) throw new Error(`this secret was sealed with the key ${keyId}, which is not among the ${keys.length} given; was APP_SECRET changed?`)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(context)).setAuthTag(tag)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new Error('this secret was altered, or belongs to something else', { cause: error })
      }
    },
    isOutdated: (sealed) => parse(sealed).keyId !== currentId,
  }
}

/** Names a key without revealing it. */
function keyIdOf(key: Uint8Array): string {
  if (key.length !== 32) throw new Error(`a secret box key has 32 bytes, not ${key.length}`)
  return createHash('sha256').update('secret-box-key-id').update(key).digest('base64url').slice(0, 8)
}

function parse(sealed: string): { keyId: string; iv: Buffer; tag: Buffer; body: Buffer } {
  const [found, keyId, ...parts] = sealed.split('.')
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (found !== version || !keyId || !iv || !tag || !body || parts.length !== 3) throw new Error('this is not a sealed secret')
  return { keyId, iv, tag, body }
}
