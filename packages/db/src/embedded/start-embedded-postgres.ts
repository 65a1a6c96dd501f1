import { access, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { readCluster, writeCluster, type Cluster } from './cluster-file.ts'
import { lockDirectory } from './directory-lock.ts'
import { freePort } from './free-port.ts'
import { guard } from './guard.ts'
import { initCluster } from './init-cluster.ts'
import { launch, LaunchFailure, type LaunchOptions, type Postmaster } from './launch.ts'
import { stopLeftover, stopProcess } from './postmaster.ts'
import { productSettings, throwAwaySettings } from './settings.ts'
import { letRead, letThrough, systemUser } from './system-user.ts'

export interface EmbeddedPostgresOptions {
  /** The product's DATA_DIR. PostgreSQL's files go to `postgres/` in it, port and password to `postgres.json` (owner-only). */
  dataDir: string
  /** Preferred port. Without it the last one used, and when that is taken any free one. */
  port?: number
  /** Plain sentences for the person who started us. */
  log: (message: string) => void
  /** Called when PostgreSQL ends without `stop` having been asked. */
  onUnexpectedExit?: () => void
  /** For tests: no waiting for the disk. */
  isThrowAway?: boolean
}

export interface EmbeddedPostgres {
  /** The owner's address: superuser, database `insightengine`. */
  url: string
  /** May differ from run to run, when the last port was taken. */
  port: number
  pid: number
  /** Disconnects everybody and stops. Returns within 20 s whatever happens; calling it twice is fine. */
  stop: () => Promise<void>
}

const database = 'insightengine'

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const unlock = await lockDirectory(dataDir)
  try {
    return await start(dataDir, options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function start(dataDir: string, options: EmbeddedPostgresOptions, unlock: () => Promise<void>): Promise<EmbeddedPostgres> {
  const { log, isThrowAway = false } = options
  const pgData = join(dataDir, 'postgres')
  const user = systemUser(pgData)
  const binaries = await findBinaries()
  await letThrough(binaries.root, user, log)
  await letRead(binaries.root, 'share/postgresql/postgres.bki', user)
  await letThrough(dataDir, user, log)

  const cluster = await readCluster(dataDir)
  const isNew = await access(pgData).then(() => false, () => true)
  if (isNew) await initCluster(pgData, { binaries, user, password: cluster.password, durable: !isThrowAway })
  else await stopLeftover(pgData, log)

  const settings = { ...productSettings, ...(isThrowAway ? throwAwaySettings : {}) }
  const { postmaster, port } = await launchOnFreePort(pgData, options.port ?? cluster.port, { binaries, user, settings, log })
  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= stopProcess(postmaster.pid).then(unlock))
  const dismissGuard = guard(postmaster.pid, user)
  postmaster.child.once('exit', () => {
    dismissGuard()
    if (!stopping) options.onUnexpectedExit?.()
  })
  try {
    if (port !== cluster.port) await writeCluster(dataDir, { ...cluster, port })
    await prepareDatabases(port, cluster)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: urlOf(port, cluster, database),
    port,
    pid: postmaster.pid,
    stop,
  }
}

/** A port can be taken between looking and binding, and the backends of a killed server need a moment to go. */
async function launchOnFreePort(
  pgData: string,
  wanted: number | null,
  options: Omit<LaunchOptions, 'port'>,
): Promise<{ postmaster: Postmaster; port: number }> {
  const giveUpAt = Date.now() + 20_000
  for (let next = wanted; ; ) {
    const port = await freePort(next)
    try {
      return { postmaster: await launch(pgData, { ...options, port }), port }
    } catch (error) {
      if (!(error instanceof LaunchFailure) || error.retry === null || Date.now() > giveUpAt) throw error
      if (error.retry === 'other_port') next = null
      else await sleep(200)
    }
  }
}

async function prepareDatabases(port: number, cluster: Cluster): Promise<void> {
  const client = new pg.Client(urlOf(port, cluster, 'postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount) return
    // Roles that we create for one database have no business in the others.
    await client.query('revoke all on database postgres, template1 from public')
    await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

function urlOf(port: number, { password }: Cluster, name: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`
}
