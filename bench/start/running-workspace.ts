import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { processTree } from './process-tree.ts'

export interface RunningWorkspace {
  pid: number
  url: string
  /** Seconds from the command to the first HTTP 200 of the front page. */
  secondsToFirstPage: number
  stop(): Promise<void>
}

/** Types `npm start` in `dir` and waits for the front page. Rejects with the command's output when it ends before that. */
export async function startWorkspace(dir: string, { timeoutSeconds = 300 } = {}): Promise<RunningWorkspace> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn('npm', ['start'], { cwd: dir, env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  child.stdout.on('data', (chunk) => output.push(String(chunk)))
  child.stderr.on('data', (chunk) => output.push(String(chunk)))
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output.join('')}`)
    if (performance.now() - started > timeoutSeconds * 1000) {
      await stop(child)
      throw new Error(`no page after ${timeoutSeconds} s:\n${output.join('')}`)
    }
    await sleep(25)
  }
  const secondsToFirstPage = (performance.now() - started) / 1000
  return { pid: child.pid as number, url, secondsToFirstPage, stop: () => stop(child) }
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

/** Ends `npm start` as a service manager would, and waits until everything it had started is gone. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const tree = processTree(child.pid as number)
  child.kill('SIGTERM')
  await once(child, 'exit')
  const deadline = performance.now() + 30_000
  while (tree.some((pid) => existsSync(`/proc/${pid}`))) {
    if (performance.now() > deadline) throw new Error(`still running 30 s after SIGTERM: ${tree.filter((pid) => existsSync(`/proc/${pid}`)).join(', ')}`)
    await sleep(50)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
