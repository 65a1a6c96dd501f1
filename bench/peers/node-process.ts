import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server under test, in a process of its own. */
export interface NodeProcess {
  port: number
  pid: number
  /** Resident memory when it had just started. */
  startMb: number
  /** The most it ever had; known also after its end. */
  peakMb(): number
  memoryMb(): number
  /** Bytes in use after collecting garbage; for processes that were started with `isProbed`. */
  bytesInUse(): Promise<number>
  /** Processor time so far, in ms. */
  cpuMs(): number
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

const children = new Set<{ kill: (signal: 'SIGKILL') => boolean }>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

const probe = fileURLToPath(new URL('memory-probe.mjs', import.meta.url))

export interface ProcessOptions {
  /** For a script that prints any line when it listens; others print one of JSON with their `port`. */
  knownPort?: number
  isProbed?: boolean
}

export async function startProcess(script: string, env: Record<string, string>, { knownPort, isProbed = false }: ProcessOptions = {}): Promise<NodeProcess> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'insightengine-compile-cache'), ...env, ...(isProbed ? { NODE_OPTIONS: `--import=${probe}` } : {}) },
    // What a server complains about while it is being hurt is no news.
    stdio: ['ignore', 'pipe', process.env.BENCH_DEBUG ? 'inherit' : 'ignore'],
  })
  children.add(child)
  const exited = once(child, 'exit')
  let tellBytes: (bytes: number) => void = () => undefined
  const port = await new Promise<number>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`${script} ended at once, with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (process.env.BENCH_DEBUG) process.stderr.write(`${line}\n`)
      const bytes = /^\{"bytesInUse":(\d+)\}$/.exec(line)?.[1]
      if (bytes) return tellBytes(Number(bytes))
      const port = knownPort ?? portIn(line)
      if (port) resolve(port)
    })
  })
  const pid = child.pid ?? 0
  let peak = 0
  return {
    port,
    pid,
    startMb: statusMb(pid, 'VmRSS'),
    peakMb: () => (peak = Math.max(peak, statusMb(pid, 'VmHWM'))),
    memoryMb: () => statusMb(pid, 'VmRSS'),
    bytesInUse: () =>
      new Promise((resolve) => {
        tellBytes = resolve
        child.kill('SIGUSR2')
      }),
    cpuMs: () => cpuMsOf(pid),
    async end(signal = 'SIGKILL') {
      peak = Math.max(peak, statusMb(pid, 'VmHWM'))
      child.kill(signal)
      // One that never ends on being asked to is ended.
      const insist = setTimeout(() => child.kill('SIGKILL'), 30_000)
      await exited
      clearTimeout(insist)
      children.delete(child)
    },
  }
}

function portIn(line: string): number | null {
  return Number(/"port":(\d+)/.exec(line)?.[1] ?? 0) || null
}

function statusMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    // It has ended; whoever asks keeps what was known before.
    return 0
  }
}

/** User and system time, in clock ticks of 10 ms. */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
