import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One process per data folder: two would fight over the embedded database's files. The lock names its holder by process id
 * and start time, so that a lock left by `kill -9` is seen to be stale even after its id was given to another process.
 * Returns the way to let go; throws `DataDirInUse` while the holder lives.
 */
export function takeInstanceLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'instance.lock')
  const holder = readHolder(file)
  if (holder && holder.pid !== process.pid && startOf(holder.pid) === holder.started) throw new DataDirInUse(dataDir, holder.pid)
  writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`, { mode: 0o600 })
  return () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

export class DataDirInUse extends Error {
  constructor(dataDir: string, pid: number) {
    super(`InsightEngine is already running on ${dataDir} (process ${pid}). Stop it first, or start this one with another folder: DATA_DIR=./.data-2 npm start`)
  }
}

function readHolder(file: string): { pid: number; started: string } | null {
  if (!existsSync(file)) return null
  const [pid, started] = readFileSync(file, 'utf8').trim().split(' ')
  return pid && started ? { pid: Number(pid), started } : null
}

/** When the process started, in clock ticks since boot (field 22 of /proc/<pid>/stat); null when there is none. */
function startOf(pid: number): string | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // The second field is the program's name in parentheses and may hold spaces.
  const afterName = readFileSync(file, 'utf8').split(') ').at(-1) ?? ''
  return afterName.split(' ')[19] ?? null
}
