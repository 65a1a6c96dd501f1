import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { deriveSecrets } from '@insightengine/db/secret'

const appSecret = 'a secret that only the tests know, long enough'

/** What tickets for these processes are signed with. */
export const processTicketKey = deriveSecrets(appSecret).collab

export interface CollabProcess {
  url: string
  /** Resolves with how it ended: an exit code, or the signal's name. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string>
}

/** `node apps/collab/src/main.ts`, as in production. */
export async function aCollabProcess(ownerUrl: string): Promise<CollabProcess> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  // Halves what starting costs, from the second start on.
  const cache = join(tmpdir(), 'insightengine-compile-cache')
  const env = { NODE_COMPILE_CACHE: cache, PATH: process.env.PATH, DATABASE_URL: ownerUrl, APP_SECRET: appSecret, PORT: '0', PUBLIC_URL: 'http://insight.test' }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  const port = await new Promise<number>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`the collaboration server ended at once, with ${code}`)))
    createInterface(child.stdout).on('line', (line) => {
      const { port } = JSON.parse(line) as { port?: number }
      if (port) resolve(port)
    })
  })
  return {
    url: `ws://127.0.0.1:${port}/collab`,
    async end(signal) {
      child.kill(signal)
      const [code, killedBy] = await exited
      return killedBy ?? code ?? 0
    },
  }
}
