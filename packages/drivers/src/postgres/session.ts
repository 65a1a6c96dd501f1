import { isIP } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { isAppError, must } from '@insightengine/shared/errors'
import type { DriverConfig } from '../driver.ts'
import { resolveHost } from '../host-guard.ts'
import { queryFailed } from '../query-failed.ts'
import { sendCancel } from './cancel-request.ts'
import { toQueryFailed } from './postgres-failures.ts'
import { backendKeyOf, wireOf } from './wire.ts'

const connectTimeoutMs = 10_000
const closeTimeoutMs = 2_000

/** TLS settings as `pg` passes them to Node, or false for none. */
export type Tls = false | { rejectUnauthorized: boolean; servername?: string }

/** Where a session really goes: an address that was checked, never a name. */
export interface Endpoint {
  address: string
  port: number
  tls: Tls
}

/** One signed-in connection. */
export interface Session {
  readonly client: pg.Client
  readonly endpoint: Endpoint
  /** True as soon as the connection is of no more use. */
  isBroken(): boolean
  /** Says goodbye; for sessions that run nothing. */
  close(): Promise<void>
  /** Asks the server to stop what runs here, over a connection of its own, and closes this one. */
  abandon(): Promise<void>
}

/** Signs in, trying the host's addresses in turn. Rejects with `query_failed`. */
export async function openSession(config: DriverConfig, signal: AbortSignal): Promise<Session> {
  const addresses = await resolveHost(config.host, config.allowedHosts)
  let failed: unknown = null
  for (const address of addresses) {
    try {
      return await openAt(config, address, signal)
    } catch (error) {
      failed = error
      // Only an address that does not answer is a reason to try the next one.
      if (!hasReason(error, 'network')) break
    }
  }
  throw must(failed, 'a resolved host has an address')
}

async function openAt(config: DriverConfig, address: string, signal: AbortSignal): Promise<Session> {
  const { port, sslMode } = config
  const withTls = { address, port, tls: tlsFor(config) }
  try {
    return await connect(config, withTls, signal)
  } catch (error) {
    if (sslMode === 'prefer' && hasReason(error, 'tls')) return connect(config, { address, port, tls: false }, signal)
    throw error
  }
}

function tlsFor({ sslMode, host }: DriverConfig): Tls {
  if (sslMode === 'disable') return false
  // We connect to an address; the certificate names the host. An address is no server name in TLS (RFC 6066).
  const servername = isIP(host) === 0 ? { servername: host } : {}
  return { rejectUnauthorized: sslMode === 'verify-full', ...servername }
}

async function connect(config: DriverConfig, endpoint: Endpoint, signal: AbortSignal): Promise<Session> {
  const client = new pg.Client({
    host: endpoint.address,
    port: endpoint.port,
    ssl: endpoint.tls,
    user: config.username,
    database: config.database,
    // A function, because pg takes an empty string for "look in PGPASSWORD", and the operator's password is none of a user's host's business.
    password: () => config.password,
    application_name: 'insightengine',
    keepAlive: true,
  })
  let broken = false
  // Without a listener a dropped idle connection would end the process; whoever uses the session gets the error from its query.
  client.on('error', () => (broken = true))
  client.on('end', () => (broken = true))
  await signIn(client, signal)
  return {
    client,
    endpoint,
    isBroken: () => broken,
    async close() {
      broken = true
      // A dead network would never confirm the goodbye.
      await Promise.race([client.end(), setTimeout(closeTimeoutMs)])
      wireOf(client).stream.destroy()
    },
    async abandon() {
      broken = true
      await sendCancel(endpoint, backendKeyOf(client))
      wireOf(client).stream.destroy()
    },
  }
}

async function signIn(client: pg.Client, signal: AbortSignal): Promise<void> {
  const { stream } = wireOf(client)
  const timeout = AbortSignal.timeout(connectTimeoutMs)
  const stop = AbortSignal.any([signal, timeout])
  const giveUp = () => stream.destroy()
  stop.addEventListener('abort', giveUp, { once: true })
  try {
    signal.throwIfAborted()
    await client.connect()
  } catch (error) {
    wireOf(client).stream.destroy()
    stream.destroy()
    if (signal.aborted) throw queryFailed('cancelled', 'Cancelled while connecting.')
    if (timeout.aborted) throw queryFailed('network', `The database did not answer within ${connectTimeoutMs / 1000} seconds.`, { hint: 'Check the host, the port and the firewall.' })
    throw toQueryFailed(error)
  } finally {
    stop.removeEventListener('abort', giveUp)
  }
}

function hasReason(error: unknown, reason: string): boolean {
  return isAppError(error) && error.details.failure?.reason === reason
}
