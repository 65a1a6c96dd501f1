import { readdirSync, readFileSync } from 'node:fs'

/**
 * Memory of a process and all its descendants, in MB: the sum of their proportional set sizes, so that pages shared between
 * them (PostgreSQL's buffers) count once. Linux only.
 */
export function treeMemoryMb(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + proportionalKb(each), 0) / 1024
}

/** The ids of a process and of all its descendants. */
export function processTree(pid: number): number[] {
  const parents = parentsByPid()
  return [...parents.keys()].filter((each) => descendsFrom(each, pid, parents))
}

function parentsByPid(): Map<number, number> {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readOrNull(`/proc/${name}/stat`)
    const parent = stat?.split(') ').at(-1)?.split(' ')[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  return parents
}

function descendsFrom(pid: number, ancestor: number, parents: Map<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at)) if (at === ancestor) return true
  return false
}

function proportionalKb(pid: number): number {
  const rollup = readOrNull(`/proc/${pid}/smaps_rollup`)
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1] ?? 0)
}

/** Null for a process that ended while we looked. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
