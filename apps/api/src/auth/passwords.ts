import { hash, verify } from '@node-rs/bcrypt'

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist (`null`) as for one that does, so time tells nobody which e-mails are known. */
  matches(password: string, stored: string | null): Promise<boolean>
}

/** bcrypt reads no further; `NewPassword` refuses more, so a longer one can only be wrong. */
const maxBytes = 72

/** `cost` is 12 everywhere but in tests that are not about passwords. */
export async function createPasswords({ cost = 12 } = {}): Promise<Passwords> {
  const ofNobody = await hash(crypto.randomUUID(), { cost })
  return {
    hash: (password) => hash(password, { cost, rejectLongPasswords: true }),
    async matches(password, stored) {
      const isEqual = await verify(password, stored ?? ofNobody)
      return isEqual && stored !== null && new TextEncoder().encode(password).length <= maxBytes
    },
  }
}
