import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const pidFileOf = (pgData: string): string => join(pgData, 'postmaster.pid')

/**
 * Stops a server that a killed parent left behind, and removes a pid file that names nobody of ours. The number in the file
 * may by now belong to any program, so it is believed only if that process is a postgres started on this very directory.
 */
export async function stopLeftover(pgData: string, log: (message: string) => void): Promise<void> {
  const pid = await pidIn(pgData)
  if (pid === null) return
  if (await isPostmasterOf(pid, pgData)) {
    log(`Stopping the PostgreSQL that an earlier run left behind (process ${pid})`)
    await stopProcess(pid)
  }
  // PostgreSQL refuses to start while the file names any live process of the same account, even an unrelated one.
  await rm(pidFileOf(pgData), { force: true })
}

async function pidIn(pgData: string): Promise<number | null> {
  const text = await readFile(pidFileOf(pgData), 'utf8').catch(() => null)
  const pid = Number.parseInt(text ?? '', 10)
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

async function isPostmasterOf(pid: number, pgData: string): Promise<boolean> {
  // The command line, because a container's root may not read another account's /proc/<pid>/cwd.
  const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return basename(argv[0] ?? '') === 'postgres' && argv[argv.indexOf('-D') + 1] === pgData
}

/** Fast shutdown (rolls back and disconnects), then immediate, then the end; each step has its time, so this always returns. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, waitMs] of [['SIGINT', 10_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    if (!signalProcess(pid, signal)) return
    for (const end = Date.now() + waitMs; Date.now() < end; await sleep(10)) if (!(await isAlive(pid))) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** A zombie counts as gone: it holds no files, and in a container without an init nobody may ever reap it. */
export async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
}
