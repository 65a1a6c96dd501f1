import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDb, type Db } from '../src/client/index.ts'
import { deriveSecrets } from '../src/secret/index.ts'

/**
 * The product's database for a command beside the running product, with the same rights: the one of DATABASE_URL and APP_SECRET,
 * or the embedded one of DATA_DIR while `npm start` runs. Neither the schema nor the role's password are touched.
 */
export function openAsApp(): { db: Db; appUrl: string } {
  const dataDir = process.env.DATA_DIR || join(import.meta.dirname, '../../../.data')
  const appUrl = appUrlOf(process.env.DATABASE_URL || embeddedUrl(dataDir), deriveSecrets(process.env.APP_SECRET || read(join(dataDir, 'secret'))).appRolePassword)
  return { appUrl, db: openDb({ appUrl, maxConnections: 2, onError: () => undefined }) }
}

function appUrlOf(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  return Object.assign(url, { username: `${url.pathname.slice(1)}_app`, password: encodeURIComponent(password) }).toString()
}

function embeddedUrl(dataDir: string): string {
  const { port } = JSON.parse(read(join(dataDir, 'postgres.json'))) as { port: number | null }
  return `postgres://127.0.0.1:${port}/insightengine`
}

function read(file: string): string {
  if (!existsSync(file)) throw new Error(`There is no ${file}. Set DATABASE_URL and APP_SECRET, or DATA_DIR to the folder that the workspace runs on.`)
  return readFileSync(file, 'utf8').trim()
}
