import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { queryFailed } from './query-failed.ts'

/** Cloud metadata services that live outside the link-local range. */
const metadata = ['100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']

/**
 * Ranges a person may connect to: the internet and private networks, where company databases live. Everything else is refused: loopback,
 * link-local, unspecified, multicast, reserved, and addresses that carry another address inside (NAT64, 6to4, Teredo).
 */
const allowedRanges = ['unicast', 'private', 'uniqueLocal', 'carrierGradeNat']

/**
 * The addresses behind a host that a person typed, in the order to try them. Resolved once: callers connect to what is returned here,
 * never to the name again, so that a name cannot point elsewhere between the check and the connection.
 */
export async function resolveHost(host: string, allowedHosts: readonly string[]): Promise<string[]> {
  const found = await addressesOf(host)
  const reachable = allowedHosts.includes(host) ? found : found.filter((address) => isReachable(address, allowedHosts))
  if (reachable.length > 0) return reachable
  throw queryFailed('host_refused', `Connections to ${host} are not allowed: it is an address of this server or its network equipment.`, {
    hint: 'Use the address of the database as other machines see it, or have the operator add it to ALLOWED_DATABASE_HOSTS.',
  })
}

async function addressesOf(host: string): Promise<string[]> {
  // The system's resolver also reads forms such as 127.1 or 0x7f000001, so what it answers is what gets judged.
  const entries = await lookup(host, { all: true, verbatim: true }).catch((error: NodeJS.ErrnoException) => {
    throw queryFailed('host_unknown', `No address was found for the host ${host}.`, { driverCode: error.code ?? null }, { cause: error })
  })
  return entries.map((entry) => entry.address)
}

export function isReachable(address: string, allowedHosts: readonly string[]): boolean {
  // A zone index (fe80::1%eth0) names an interface of this machine.
  if (!ipaddr.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.process(address)
  if (allowedHosts.some((entry) => covers(entry, parsed))) return true
  return allowedRanges.includes(parsed.range()) && !metadata.includes(parsed.toString())
}

/** True when an entry of the operator's list, an address or a CIDR range, includes the address. */
function covers(entry: string, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (ipaddr.isValid(entry)) return ipaddr.process(entry).toString() === address.toString()
  if (!ipaddr.isValidCIDR(entry)) return false
  const [network, bits] = ipaddr.parseCIDR(entry)
  return network.kind() === address.kind() && address.match(network, bits)
}
