import { z } from 'zod'
import { Connection, type SslMode } from '@insightengine/shared/connection'
import { QueryFailure } from '@insightengine/shared/errors'
import type { OrgId } from '@insightengine/shared/ids'
import type { ConnectionModel } from '../generated/models.ts'

/** A connection with what it takes to open it. Stays on the server. */
export interface StoredConnection extends Connection {
  orgId: OrgId
  /** Raised whenever host, port, database or account change; part of every cache key. */
  revision: number
  password: string
}

export function toConnection(row: ConnectionModel): Connection {
  return Connection.parse({
    id: row.id,
    name: row.name,
    type: row.type,
    host: row.host,
    port: row.port,
    database: row.databaseName,
    username: row.username,
    sslMode: fromRowSslMode(row.sslMode),
    status: isTestLost(row) ? 'untested' : row.status,
    lastFailure: row.lastFailure === null ? null : QueryFailure.parse(row.lastFailure),
    warnings: z.array(z.string()).parse(row.warnings),
    lastTestedAt: row.lastTestedAt?.toISOString() ?? null,
    isSample: row.isSample,
    createdAt: row.createdAt.toISOString(),
  })
}

/** Longer than any test takes: the process that ran it has ended without writing what it found. */
const longestTestMs = 120_000

function isTestLost({ status, updatedAt }: ConnectionModel): boolean {
  return status === 'testing' && Date.now() - updatedAt.getTime() > longestTestMs
}

/** Prisma's names of enum values cannot hold a hyphen. */
export function toRowSslMode(mode: SslMode): ConnectionModel['sslMode'] {
  return mode === 'verify-full' ? 'verify_full' : mode
}

function fromRowSslMode(mode: ConnectionModel['sslMode']): SslMode {
  return mode === 'verify_full' ? 'verify-full' : mode
}
