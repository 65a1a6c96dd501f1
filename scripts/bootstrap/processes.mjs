import { spawn, spawnSync } from 'node:child_process'
import { findNode, nodeEnv, root } from './environment.mjs'

/** Runs a program to its end and leaves with its status when it fails. */
export function runProgram(file, args, options = {}) {
  const result = spawnSync(file, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) {
    console.error(`Could not run ${file}: ${result.error.message}`)
    process.exit(1)
  }
  if (result.status !== 0 && !options.mayFail) process.exit(result.status ?? 1)
  return result
}

/** Runs a script of ours under the pinned Node. */
export function run(args, options = {}) {
  return runProgram(findNode(), args, { env: nodeEnv(), ...options })
}

/**
 * Starts the command that lives on. Signals are passed to it, and it hears (its `disconnect` event) when this process is gone
 * without having been able to say so. When npm, our parent, is killed, it does not tell its children: hence the look at ppid.
 */
export function handOver(args) {
  const child = spawn(findNode(), args, { cwd: root, env: nodeEnv(), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000)
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exit(code ?? (signal ? 1 : 0))
  })
}
