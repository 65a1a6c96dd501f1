import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { checkPortIsFree, isLoopback } from './port.ts'

test('a busy port is named together with the way out', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  await expect(checkPortIsFree('127.0.0.1', port)).rejects.toThrow(`PORT=${port + 1} npm start`)
  holder.close()
  await once(holder, 'close')
  await expect(checkPortIsFree('127.0.0.1', port)).resolves.toBeUndefined()
})

test('only loopback addresses count as this machine alone', () => {
  expect(['127.0.0.1', '127.1.2.3', 'localhost', '::1'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '192.168.1.4', '10.0.0.1', 'example.com'].some(isLoopback)).toBe(false)
})
