import { expect, test } from 'vitest'
import { isReachable, resolveHost } from './host-guard.ts'

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.8.8.8', 'loopback'],
  ['::1', 'loopback'],
  ['0.0.0.0', 'unspecified'],
  ['::', 'unspecified'],
  ['169.254.169.254', 'cloud metadata'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'an interface of this machine'],
  ['::ffff:127.0.0.1', 'loopback in IPv6 clothes'],
  ['::ffff:7f00:1', 'the same, in hexadecimal'],
  ['::ffff:169.254.169.254', 'metadata in IPv6 clothes'],
  ['64:ff9b::7f00:1', 'loopback behind NAT64'],
  ['2002:7f00:1::', 'loopback in 6to4'],
  ['2001:0:7f00:1::', 'Teredo'],
  ['fd00:ec2::254', 'cloud metadata'],
  ['100.100.100.200', 'cloud metadata'],
  ['192.0.0.192', 'cloud metadata'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['240.0.0.1', 'reserved'],
  ['nonsense', 'no address'],
])('%s is not reachable: it is %s', (address) => {
  expect(isReachable(address, [])).toBe(false)
})

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '10.1.2.3', '192.168.1.5', '172.16.0.9', 'fd12:3456::1', '100.64.0.1'])(
  '%s is reachable: databases live there',
  (address) => {
    expect(isReachable(address, [])).toBe(true)
  },
)

test('the operator can open an address, a range or a name', async () => {
  expect(isReachable('127.0.0.1', ['127.0.0.1'])).toBe(true)
  expect(isReachable('::ffff:127.0.0.1', ['127.0.0.1'])).toBe(true)
  expect(isReachable('127.9.9.9', ['127.0.0.0/8'])).toBe(true)
  expect(isReachable('128.0.0.1', ['127.0.0.0/8'])).toBe(true)
  expect(isReachable('127.0.0.2', ['127.0.0.1', 'localhost', '::1/128', 'not an address'])).toBe(false)
  expect(await resolveHost('localhost', ['localhost'])).toEqual(expect.arrayContaining([expect.stringMatching(/^(127\.|::1)/)]))
})

test.each(['127.1', '0x7f.0.0.1', '2130706433', '017700000001', 'localhost'])('%s is judged by what it resolves to', async (host) => {
  await expect(resolveHost(host, [])).rejects.toMatchObject({ details: { failure: { reason: 'host_refused' } } })
})

test('a path to a socket is no host', async () => {
  await expect(resolveHost('/var/run/postgresql', [])).rejects.toMatchObject({ details: { failure: { reason: 'host_unknown' } } })
})
