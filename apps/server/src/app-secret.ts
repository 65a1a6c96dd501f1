import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret all others are derived from: APP_SECRET, or one made on the first start and kept in the data folder, readable by
 * its owner only. Losing it makes stored database passwords unreadable and signs everybody out.
 */
export function appSecret(dataDir: string, fromEnv: string | null): string {
  if (fromEnv !== null) return fromEnv
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
