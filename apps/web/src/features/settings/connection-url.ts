import type { SslMode } from '@insightengine/shared/connection'

export interface ConnectionParts {
  host: string
  port?: number
  database?: string
  username?: string
  password?: string
  sslMode?: SslMode
}

/** libpq's names for TLS settings, in ours. `allow` and `verify-ca` have no equal here; the next safer one stands in. */
const sslModes: Record<string, SslMode> = {
  disable: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  require: 'require',
  'verify-ca': 'verify-full',
  'verify-full': 'verify-full',
}

/** The parts of a `postgres://user:password@host:port/database?sslmode=…` address; null for any other text. */
export function parseConnectionUrl(text: string): ConnectionParts | null {
  if (!/^postgres(ql)?:\/\//i.test(text.trim())) return null
  const url = URL.parse(text.trim())
  if (!url?.hostname) return null
  const database = decode(url.pathname.slice(1))
  const sslMode = sslModes[url.searchParams.get('sslmode') ?? '']
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(url.port ? { port: Number(url.port) } : {}),
    ...(database ? { database } : {}),
    ...(url.username ? { username: decode(url.username) } : {}),
    ...(url.password ? { password: decode(url.password) } : {}),
    ...(sslMode ? { sslMode } : {}),
  }
}

/** A password may hold a bare percent sign, which is no escape; it is then taken as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
