import net from 'node:net'
import tls from 'node:tls'
import type { Endpoint } from './session.ts'
import type { BackendKey } from './wire.ts'

const timeoutMs = 2_000
const cancelRequestCode = 80_877_102
const sslRequestCode = 80_877_103

/**
 * Asks the server to cancel what a session runs, on a new connection as the protocol wants it; sent through a busy pool it would wait for
 * the very query it should stop. Resolves when the server has taken it or cannot be reached: there is nobody who could do more about it.
 */
export async function sendCancel(endpoint: Endpoint, key: BackendKey): Promise<void> {
  const raw = net.connect(endpoint.port, endpoint.address)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs)
    raw.once('error', resolve)
    // The server answers a cancel request by closing the connection.
    raw.once('close', resolve)
    raw.once('close', () => clearTimeout(timer))
    raw.once('connect', () => {
      if (endpoint.tls === false) raw.write(cancelRequest(key))
      else upgrade(raw, endpoint.tls, (secure) => secure.write(cancelRequest(key)))
    })
  })
  raw.destroy()
}

/** Cancels go over TLS when the session does: a proxy in front of the server may accept nothing else. */
function upgrade(raw: net.Socket, options: tls.ConnectionOptions, onSecure: (secure: tls.TLSSocket) => void): void {
  const request = Buffer.alloc(8)
  request.writeInt32BE(8, 0)
  request.writeInt32BE(sslRequestCode, 4)
  raw.write(request)
  raw.once('data', () => {
    const secure = tls.connect({ socket: raw, host: raw.remoteAddress, ...options })
    secure.once('secureConnect', () => onSecure(secure))
    secure.once('error', () => raw.destroy())
    // Nothing is read, but a stream that is not flowing never sees its end.
    secure.resume()
  })
}

function cancelRequest({ processID, secretKey }: BackendKey): Buffer {
  const message = Buffer.alloc(16)
  message.writeInt32BE(16, 0)
  message.writeInt32BE(cancelRequestCode, 4)
  message.writeInt32BE(processID, 8)
  message.writeInt32BE(secretKey, 12)
  return message
}
