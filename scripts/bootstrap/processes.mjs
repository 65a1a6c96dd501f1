import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findNode, nodeEnv, root } from './environment.mjs'

/** Runs a program to its end and leaves with its status when it fails. `isQuiet` shows its words only then. */
export function runProgram(file, args, { isQuiet = false, ...options } = {}) {
  const result = spawnSync(file, args, { cwd: root, stdio: isQuiet ? 'pipe' : 'inherit', encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  if (result.error) {
    console.error(`Could not run ${file}: ${result.error.message}`)
    process.exit(1)
  }
  if (isQuiet && result.status !== 0) console.error(`${result.stdout}${result.stderr}`)
  if (result.status !== 0 && !options.mayFail) process.exit(result.status ?? 1)
  return result
}

/** Runs a script of ours under the pinned Node. */
export function run(args, options = {}) {
  return runProgram(findNode(), args, { env: nodeEnv(), ...options })
}

/**
 * Starts the command that lives on. Signals are passed to it, and it hears (its `disconnect` event) when this process is gone
 * without having been able to say so. npm tells its children nothing when it is killed itself: hence the look at who is above.
 */
export function handOver(args) {
  const child = spawn(findNode(), args, { cwd: root, env: nodeEnv(), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const above = callers()
  const watch = setInterval(() => {
    if (callers() !== above) child.kill('SIGTERM')
  }, 1000)
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exit(code ?? (signal ? 1 : 0))
  })
}

/** Who started this process: its parent and, under npm, the one above the shell that npm may have put between. */
function callers() {
  const stat = `/proc/${process.ppid}/stat`
  if (!process.env.npm_lifecycle_event || !existsSync(stat)) return String(process.ppid)
  const parentOfParent = readFileSync(stat, 'utf8').split(') ').at(-1).split(' ')[1]
  return `${process.ppid} ${parentOfParent}`
}
