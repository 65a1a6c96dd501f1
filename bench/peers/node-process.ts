import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A server under test, in a process of its own. */
export interface NodeProcess {
  port: number
  pid: number
  /** Resident memory when it had just started. */
  startMb: number
  /** The most it ever had; known also after its end. */
  peakMb(): number
  memoryMb(): number
  /** Processor time so far, in ms. */
  cpuMs(): number
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

const children = new Set<{ kill: (signal: 'SIGKILL') => boolean }>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Starts a script that prints one line of JSON with its `port` when it listens, or, given a port, one that prints any line then. */
export async function startProcess(script: string, env: Record<string, string>, knownPort?: number): Promise<NodeProcess> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'insightengine-compile-cache'), ...env },
    // What a server complains about while it is being hurt is no news.
    stdio: ['ignore', 'pipe', process.env.BENCH_DEBUG ? 'inherit' : 'ignore'],
  })
  children.add(child)
  const exited = once(child, 'exit')
  const port = await new Promise<number>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`${script} ended at once, with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (process.env.BENCH_DEBUG) process.stderr.write(`${line}\n`)
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
