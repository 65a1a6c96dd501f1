import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestRedis {
  url: string
  /** Ends the server; `start` brings it back empty on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Freezes the server: it keeps its sockets and answers nothing. */
  pause(): void
  resume(): void
  /** Stops it and removes its directory. */
  remove(): Promise<void>
}

/** A private Redis for one test file. `npm test` installs the server where it is missing; without it the test fails, it never skips. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'insightengine-redis-'))
  let server: ChildProcess | null = null

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no', '--loglevel', 'warning']
    server = spawn('redis-server', args, { stdio: 'ignore' })
    await once(server, 'spawn')
    await answers(port)
  }

  async function stop(): Promise<void> {
    const ending = server
    server = null
    if (!ending || ending.exitCode !== null) return
    const exited = once(ending, 'exit')
    ending.kill('SIGKILL')
    await exited
  }

  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    async remove() {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
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

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
    socket.destroy()
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`redis-server did not answer on port ${port}`)
}
