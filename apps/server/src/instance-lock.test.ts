import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataDirInUse, takeInstanceLock } from './instance-lock.ts'

const aDataDir = () => mkdtempSync(join(tmpdir(), 'instance-lock-'))

test('a second process on the same data folder is refused while the first lives, and may start after it was killed', async () => {
  const dataDir = aDataDir()
  const lockModule = new URL('instance-lock.ts', import.meta.url).href
  const script = `const { takeInstanceLock } = await import(${JSON.stringify(lockModule)}); takeInstanceLock(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')

  expect(() => takeInstanceLock(dataDir)).toThrow(DataDirInUse)

  child.kill('SIGKILL')
  await once(child, 'exit')
  const release = takeInstanceLock(dataDir)
  release()
  expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false)
})

test('a lock whose process id now belongs to another process is stale', () => {
  const dataDir = aDataDir()
  writeFileSync(join(dataDir, 'instance.lock'), `${process.ppid} 1\n`)
  expect(() => takeInstanceLock(dataDir)).not.toThrow()
})
