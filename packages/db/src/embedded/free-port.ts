import { createServer } from 'node:net'

/** The port that was asked for when it is free on loopback, otherwise one that is. */
export async function freePort(wanted: number | null): Promise<number> {
  return (wanted !== null && (await tryPort(wanted))) || must(await tryPort(0))
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
    })
  })
}

function must(port: number | null): number {
  if (port === null) throw new Error('no free port on 127.0.0.1')
  return port
}
