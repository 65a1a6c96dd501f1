import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { startTestServer } from './test-server.ts'

/**
 * One PostgreSQL for a whole test run, started by the first test that asks for it, so that a run of pure tests has none. Tests
 * run in other processes and ask through a socket; the server belongs to this one and ends with it.
 */
export async function offerTestServer(): Promise<{ socketPath: string; close: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'insightengine-test-'))
  const socketPath = join(directory, 'ask')
  let starting: ReturnType<typeof startTestServer> | null = null

  const asked = createServer((socket) => {
    // A test that was stopped while it waited is no concern of ours.
    socket.on('error', () => undefined)
    starting ??= import('./test-server.ts').then((module) => module.startTestServer(directory))
    starting.then(
      ({ server }) => socket.end(JSON.stringify(server)),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    )
  })
  await new Promise<void>((resolve) => asked.listen(socketPath, resolve))
  asked.unref()
  return {
    socketPath,
    async close() {
      asked.close()
      // A start under way must end before it can be stopped; its failure was told to the test that asked.
      await (await starting?.catch(() => null))?.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
