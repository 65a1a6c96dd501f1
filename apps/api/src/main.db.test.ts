import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testDatabase } from '@insightengine/db/testing'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const run = (env: Record<string, string>) => spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })

test('the API runs on its own with a database and a secret, and SIGTERM ends it cleanly', async () => {
  const { ownerUrl, drop } = await testDatabase()
  const child = run({ DATABASE_URL: ownerUrl, APP_SECRET: 'a secret of at least 32 characters', PORT: '0' })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const errors = text(child.stderr)
  await expect.poll(() => output, { timeout: 15_000 }).toMatch(/listening at/)
  const url = /listening at (http:[^"]+)/.exec(output)?.[1]
  expect((await fetch(`${url}/readyz`)).status).toBe(200)

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(output).not.toContain('a secret of at least')
  expect(await errors).toBe('')
  await drop()
})

test.for([
  ['no database', {}, 'DATABASE_URL is not set.'],
  ['no secret', { DATABASE_URL: 'postgres://localhost/nothing' }, 'APP_SECRET is not set.'],
  ['a port that is no number', { PORT: 'eighty' }, 'PORT: '],
] as const)('with %s it says so in a sentence and ends', async ([, env, words]) => {
  const child = run(env)
  const errors = text(child.stderr)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(await errors).toContain(words)
  expect(await errors).not.toContain('    at ')
})
