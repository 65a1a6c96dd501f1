import { spawn } from 'node:child_process'
import type { SystemUser } from './system-user.ts'

/**
 * A shell that waits on a pipe from us. When we are gone without a word (kill -9) the pipe ends and it stops PostgreSQL, so that
 * no server outlives the product. Runs under PostgreSQL's own account, hence can signal nothing else. Returns the word.
 */
export function guard(pid: number, user: SystemUser): () => void {
  const shell = spawn('/bin/sh', ['-c', 'read -r _ || kill -INT "$1"', 'postgres-guard', String(pid)], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without a guard the next start still cleans up, so its loss is not worth stopping for; nor is a pipe it already closed.
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  return () => shell.stdin.end('\n')
}
