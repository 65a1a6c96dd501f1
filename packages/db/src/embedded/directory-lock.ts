import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { AppError } from '@insightengine/shared/errors'

/**
 * One process at a time per data directory. The lock is a socket in Linux's abstract namespace: the kernel gives it up with the
 * process, however that ends, so there is no lock file to go stale.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const name = `\0insightengine-postgres-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(new AppError('unavailable', `another process is already using the data directory ${dataDir}; stop it or choose another DATA_DIR`))
    })
    server.listen(name, resolve)
  })
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}
