import { execFile } from 'node:child_process'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)

export interface InitOptions {
  binaries: Binaries
  user: SystemUser
  password: string
  /** False for throw-away data: skips waiting for the disk. */
  durable: boolean
}

/** Creates `pgData`. Built beside it and renamed, so a kill in between leaves nothing half made. */
export async function initCluster(pgData: string, { binaries, user, password, durable }: InitOptions): Promise<void> {
  const work = `${pgData}.new`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { mode: 0o700 })
  const passwordFile = join(work, 'password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(work, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const data = join(work, 'data')
  await run(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts the same on every machine, whatever locales it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...user, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } },
  )
  await rename(data, pgData)
  await rm(work, { recursive: true })
}
