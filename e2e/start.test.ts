import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { processTree } from './process-tree.ts'
import { demoOwner, Rest } from './rest.ts'
import { freePort, startWorkspace } from './running-workspace.ts'
import { tempDir } from './temp-dir.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** Runs the server until it ends by itself; for starts that must not succeed. */
async function failToStart(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], { cwd: repository, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, output }
}

test('the first start makes the demo workspace, says what it does, and a second one on its port or folder is told the way out', { timeout: 120_000 }, async () => {
  using data = tempDir('start')
  const workspace = await startWorkspace({ env: { DATA_DIR: data.path } })
  expect(workspace.output()).toMatch(/Starting the database[\s\S]*sample shop is ready[\s\S]*example story[\s\S]*InsightEngine is ready: http:\/\/127\.0\.0\.1:\d+/)

  const demo = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  const stories = await demo.ok<{ name: string; pageCount: number; status: string }[]>('GET', '/stories')
  expect(stories).toMatchObject([{ pageCount: 3, status: 'published' }])

  const { port } = new URL(workspace.url)
  const busy = await failToStart({ DATA_DIR: `${data.path}/other`, PORT: port })
  expect(busy).toMatchObject({ code: 1, output: expect.stringContaining(`PORT=${Number(port) + 1} npm start`) })
  const shared = await failToStart({ DATA_DIR: data.path, PORT: String(await freePort()) })
  expect(shared).toMatchObject({ code: 1, output: expect.stringContaining('DATA_DIR') })
  expect(shared.output + busy.output).not.toMatch(/\n\s+at /)

  const tree = processTree(workspace.pid)
  expect(tree.length).toBeGreaterThan(2)
  await workspace.stop()
  expect(tree.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
})

test('after kill -9 the next start recovers by itself, with everything that was there', { timeout: 120_000 }, async () => {
  using data = tempDir('recover')
  const first = await startWorkspace({ env: { DATA_DIR: data.path } })
  const demo = await new Rest(first.url).login(demoOwner.email, demoOwner.password)
  const { storyId } = await demo.ok<{ storyId: string }>('POST', '/stories', { name: 'Written just before' })
  await first.kill()

  const second = await startWorkspace({ env: { DATA_DIR: data.path } })
  const again = await new Rest(second.url).login(demoOwner.email, demoOwner.password)
  expect(await again.ok('GET', `/stories/${storyId}`)).toMatchObject({ name: 'Written just before' })
  const [connection] = await again.ok<{ id: string }[]>('GET', '/databases')
  expect(await again.ok('POST', '/queries/execute', { databaseId: connection?.id, sql: 'select count(*) as n from orders' })).toMatchObject({ rowCount: 1 })
  await second.stop()
})

test('the bootstrap passes a stop on, and stops too when npm above it is gone', { timeout: 120_000 }, async () => {
  using data = tempDir('signals')
  const workspace = await startWorkspace({ command: 'npm start', env: { DATA_DIR: data.path } })
  const tree = processTree(workspace.pid)
  await workspace.kill()
  for (const deadline = Date.now() + 20_000; tree.some((pid) => existsSync(`/proc/${pid}`)) && Date.now() < deadline; ) await sleep(50)
  expect(tree.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
})

test('without the embedded database, or open to the network, there is no demo', { timeout: 120_000 }, async () => {
  using data = tempDir('open')
  const port = await freePort()
  const workspace = await startWorkspace({ port, env: { DATA_DIR: data.path, HOST: '0.0.0.0' } })
  const nobody = new Rest(workspace.url)
  expect(await nobody.ok('GET', '/auth/options')).toEqual({ demo: false })
  expect((await nobody.send('POST', '/auth/demo')).status).toBe(403)
  expect((await nobody.send('POST', '/auth/login', demoOwner)).status).toBe(401)
  await workspace.stop()
})
