import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import { testCertificate, testKey } from './tls-certificate.ts'

/** Answers PostgreSQL's request for TLS and passes the rest to a server that has none. */
export interface TlsFront {
  port: number
  /** Requests for TLS that were answered; a cancel request is one too. */
  handshakes(): number
  close(): Promise<void>
}

export async function tlsFront(target: { host: string; port: number }): Promise<TlsFront> {
  let handshakes = 0
  const sockets = new Set<net.Socket>()
  const server = net.createServer((raw) => {
    sockets.add(raw)
    raw.on('error', () => undefined)
    raw.once('data', () => {
      handshakes++
      raw.write('S')
      const secure = new tls.TLSSocket(raw, { isServer: true, key: testKey, cert: testCertificate })
      const behind = net.connect(target.port, target.host)
      secure.on('error', () => behind.destroy())
      behind.on('error', () => secure.destroy())
      secure.pipe(behind).pipe(secure)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    handshakes: () => handshakes,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
