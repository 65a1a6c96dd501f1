/**
 * What it looks like when our own database does not answer: refused, reset, shutting down, or no connection within the time.
 * Sockets, PostgreSQL (class 08, 57P) and Prisma each have their own codes for it.
 */
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08\w{3}|57P0[1-3]|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/
/** pg gives these no code; the second is what a query hears on a connection that broke before it, the last on one that hangs. */
const messages = /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/

const unreachableKinds = new Set<unknown>(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

/** True when trying again later is the answer, because the database could not be asked; false for whatever it did answer. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (codes.test(codeOf(error)) || messages.test(error.message)) return true
  const inner = error instanceof AggregateError ? error.errors : [error.cause]
  return inner.some(isDatabaseUnreachable)
}

/** Prisma keeps what the driver said in `meta`: PostgreSQL's code when a raw query fails, a kind when there was no connection. */
function codeOf(error: Error): string {
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { originalCode?: unknown; kind?: unknown } } } }
  const said = meta?.driverAdapterError?.cause
  return String(said?.originalCode ?? (unreachableKinds.has(said?.kind) ? 'P1001' : code))
}
