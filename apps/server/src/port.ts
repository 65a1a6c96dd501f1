import { once } from 'node:events'
import { createServer } from 'node:net'

/** Fails in plain words when the address cannot be listened on, before anything slow has been started. */
export async function checkPortIsFree(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new Error(portProblem(host, port, error as NodeJS.ErrnoException), { cause: error })
  } finally {
    server.close()
  }
}

function portProblem(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use. Stop the program that holds it, or choose another port: PORT=${port + 1} npm start`
    case 'EACCES':
      return `This account may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Set HOST to one of its own, such as 127.0.0.1 or 0.0.0.0.`
    default:
      return `Cannot listen on ${host}:${port}: ${message}`
  }
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
