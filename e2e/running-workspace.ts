import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { processTree } from './process-tree.ts'

export interface RunningWorkspace {
  pid: number
  url: string
  /** Seconds from the command to the first HTTP 200 of the front page. */
  secondsToFirstPage: number
  /** What the process has printed so far. */
  output(): string
  /** Ends it as a service manager would and waits until everything it had started is gone. */
  stop(): Promise<void>
  /** Ends the server process alone, without warning. */
  kill(): Promise<void>
}

export interface StartOptions {
  /** `npm start` is what a person types; `server` skips the bootstrap, for tests that run after it. */
  command?: 'npm start' | 'server'
  /** A checkout to start in; this one without it. */
  dir?: string
  env?: Record<string, string>
  port?: number
  timeoutSeconds?: number
}

const repository = fileURLToPath(new URL('..', import.meta.url))

/** Starts a workspace and waits for its front page. Rejects with what it printed when it ends, or hangs, before that. */
export async function startWorkspace(options: StartOptions = {}): Promise<RunningWorkspace> {
  const { command = 'server', dir = repository, env = {}, timeoutSeconds = 300 } = options
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const [file, ...args] = command === 'npm start' ? ['npm', 'start'] : [process.execPath, 'apps/server/src/main.ts']
  const started = performance.now()
  const child = spawn(file, args, {
    cwd: dir,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const output = () => printed.join('')
  child.stdout.on('data', (chunk) => printed.push(String(chunk)))
  child.stderr.on('data', (chunk) => printed.push(String(chunk)))
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`)
    if (performance.now() - started > timeoutSeconds * 1000) {
      await stop(child)
      throw new Error(`no page after ${timeoutSeconds} s:\n${output()}`)
    }
    await sleep(25)
  }
  const secondsToFirstPage = (performance.now() - started) / 1000
  return { pid: child.pid as number, url, secondsToFirstPage, output, stop: () => stop(child), kill: () => kill(child) }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    return response.status === 200
  } catch {
    // Not listening yet: the caller asks again until its deadline.
    return false
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const tree = processTree(child.pid as number)
  child.kill('SIGTERM')
  await once(child, 'exit')
  const deadline = performance.now() + 30_000
  while (tree.some((pid) => existsSync(`/proc/${pid}`))) {
    const left = tree.filter((pid) => existsSync(`/proc/${pid}`))
    if (performance.now() > deadline) throw new Error(`still running 30 s after SIGTERM: ${left.join(', ')}`)
    await sleep(50)
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
