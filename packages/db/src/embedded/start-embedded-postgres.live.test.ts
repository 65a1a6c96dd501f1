import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts'
import { isAlive } from './postmaster.ts'

/** A data directory after its first start, copied where a test is about a later one. */
let pristine: string
let dataDir: string
const running: { stop(): Promise<void> }[] = []
const parents: ChildProcess[] = []

beforeAll(async () => {
  pristine = await mkdtemp(join(tmpdir(), 'embedded-postgres-'))
  const postgres = await startEmbeddedPostgres({ dataDir: pristine, log: () => undefined })
  await postgres.stop()
})
afterAll(() => rm(pristine, { recursive: true, force: true }))
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-postgres-'))
})
/** For tests that are not about a first start; as root, `cp -a` also keeps whose the files are, which Node's cp does not. */
async function startedBefore(): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${pristine}/.`, dataDir])
}
afterEach(async () => {
  for (const parent of parents.splice(0)) parent.kill('SIGKILL')
  for (const postgres of running.splice(0)) await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, ...options })
  running.push(postgres)
  return postgres
}

async function startInParent(): Promise<{ parent: ChildProcess; url: string; pid: number; port: number }> {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'testing/parent.ts'), dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  parents.push(parent)
  for await (const line of createInterface({ input: parent.stdout })) return { parent, ...JSON.parse(line) }
  throw new Error('the parent ended early')
}

/** The first column of the first row. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

async function gone(pid: number): Promise<boolean> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(20)) if (!(await isAlive(pid))) return true
  return false
}

describe('a first start', () => {
  test('makes a database that only this machine reaches, with its password readable by its owner alone', async () => {
    const { url } = await start()
    expect(await ask(url, `select current_setting('listen_addresses')`)).toBe('127.0.0.1')
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.json'])
  })

  test('lets nobody in without the password', async () => {
    const { url } = await start()
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).toString()
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })
})

describe('a later start', () => {
  beforeEach(startedBefore)

  test('finds the data, the password and the port of the one before', async () => {
    const first = await start()
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await start()
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select answer from kept')).toBe(42)
  })

  test('takes another port when its own is taken by then', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    await once(squatter, 'listening')
    const second = await start()
    expect(second.port).not.toBe(first.port)
    expect(await ask(second.url, 'select 1')).toBe(1)
    squatter.close()
  })

  test('goes on after initdb was cut short', async () => {
    await start()
    await running[0]?.stop()
    await rm(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres.new'), 'half of something')
    expect(await ask((await start()).url, 'select 1')).toBe(1)
  })
})

describe('two at once', () => {
  beforeEach(startedBefore)

  test('the second is told, and the first is left alone', async () => {
    const { url } = await start()
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toMatchObject({ code: 'unavailable' })
    expect(await ask(url, 'select 1')).toBe(1)
  })
})

describe('stopping', () => {
  beforeEach(startedBefore)

  test('is quick with clients connected, and may be asked for twice', async () => {
    const postgres = await start()
    const client = new pg.Client(postgres.url)
    client.on('error', () => undefined)
    await client.connect()
    const busy = client.query('select pg_sleep(60)').catch((error: { code: string }) => error.code)
    await sleep(100)
    const began = performance.now()
    await Promise.all([postgres.stop(), postgres.stop()])
    expect(performance.now() - began).toBeLessThan(9_000)
    expect(await busy).toBe('57P01')
    expect(await isAlive(postgres.pid)).toBe(false)
  })

  test('is said when nobody asked for it', async () => {
    let wasTold = false
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, onUnexpectedExit: () => (wasTold = true) })
    running.push(postgres)
    process.kill(postgres.pid, 'SIGQUIT')
    await gone(postgres.pid)
    await expect.poll(() => wasTold, { timeout: 5_000 }).toBe(true)
  })
})

describe('after kill -9 of the product', () => {
  beforeEach(startedBefore)

  test('PostgreSQL stops by itself, and what was committed is there at the next start', async () => {
    const { parent, url, pid } = await startInParent()
    await ask(url, 'create table kept as select 42 as answer')
    parent.kill('SIGKILL')
    expect(await gone(pid)).toBe(true)
    expect(await ask((await start()).url, 'select answer from kept')).toBe(42)
  })

  test('a start that comes at once takes over, whether or not the old server is still there', async () => {
    const { parent, url, pid } = await startInParent()
    await ask(url, 'create table kept as select 42 as answer')
    await killGuardOf(parent)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    expect(await isAlive(pid)).toBe(true)
    const next = await start()
    expect(await isAlive(pid)).toBe(false)
    expect(await ask(next.url, 'select answer from kept')).toBe(42)
  })

  test('recovers when PostgreSQL was killed with it', async () => {
    const { parent, url, pid } = await startInParent()
    await ask(url, 'create table kept as select 42 as answer')
    await killGuardOf(parent)
    process.kill(pid, 'SIGKILL')
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(true)
    expect(await ask((await start()).url, 'select answer from kept')).toBe(42)
  })

  test('a stranger who got the old server’s process number is not touched', async () => {
    const first = await start()
    await first.stop()
    const stranger = spawn('/bin/sleep', ['60'])
    parents.push(stranger)
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${stranger.pid}\n${join(dataDir, 'postgres')}\n`)
    expect(await ask((await start()).url, 'select 1')).toBe(1)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })
})

/** The guard is the parent's only other child; without it the server outlives the parent, as after a kill of the whole group. */
async function killGuardOf({ pid }: ChildProcess): Promise<void> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number)
  for (const child of children) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8')
    if (command.includes('postgres-guard')) process.kill(child, 'SIGKILL')
  }
  await sleep(50)
}
