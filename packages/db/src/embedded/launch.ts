import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Binaries } from './binaries.ts'
import type { SystemUser } from './system-user.ts'

export interface LaunchOptions {
  binaries: Binaries
  user: SystemUser
  port: number
  settings: Readonly<Record<string, string>>
  log: (message: string) => void
}

export interface Postmaster {
  child: ChildProcess
  pid: number
}

/** What the server said before it gave up; `retry` when waiting or another port can help. */
export class LaunchFailure extends Error {
  readonly retry: 'later' | 'other_port' | null

  constructor(output: string) {
    super(`PostgreSQL did not start:\n${output}`)
    this.retry = /could not (bind|create any TCP\/IP)/.test(output)
      ? 'other_port'
      : /shared memory block .* is still in use|lock file .* already exists/.test(output)
        ? 'later'
        : null
  }
}

/** Generous, because after a power cut PostgreSQL replays its log before it is ready. */
const readyWithinMs = 120_000

/** Starts `postgres` on `pgData`; resolves when it accepts connections. */
export function launch(pgData: string, { binaries, user, port, settings, log }: LaunchOptions): Promise<Postmaster> {
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', pgData, ...flags], {
    ...user,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    // Its own session: Ctrl-C in the terminal must reach us only, we stop PostgreSQL when the last write is through.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    const said: string[] = []
    let isReady = false
    const watchdog = setTimeout(() => child.kill('SIGKILL'), readyWithinMs)
    child.once('error', reject)
    // `close` rather than `exit`: by then every line has been read.
    child.once('close', () => {
      clearTimeout(watchdog)
      reject(new LaunchFailure(said.slice(-20).join('\n')))
    })
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (isReady) return void (/ (FATAL|PANIC): /.test(line) && log(`PostgreSQL: ${line}`))
      said.push(line)
      if (!line.includes('database system is ready to accept connections') || child.pid === undefined) return
      isReady = true
      clearTimeout(watchdog)
      // From here on nothing of it keeps a finished program alive: the guard stops PostgreSQL when we leave.
      child.unref()
      ;(child.stderr as Socket).unref()
      resolve({ child, pid: child.pid })
    })
  })
}
