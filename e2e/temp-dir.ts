import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempDir extends Disposable {
  path: string
}

/** A folder that goes with the test. Passable for others, because PostgreSQL does not run as root. */
export function tempDir(name: string): TempDir {
  const path = mkdtempSync(join(tmpdir(), `insightengine-${name}-`))
  chmodSync(path, 0o755)
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
