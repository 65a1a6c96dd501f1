import { isAppError, type AppError, type QueryFailure, type QueryFailureReason } from '@insightengine/shared/errors'
import { queryFailed } from '../query-failed.ts'
import { toUtf16Position } from './utf16-position.ts'

interface FailureRule {
  reason: QueryFailureReason
  /** Whole SQLSTATEs, two-character SQLSTATE classes, or Node's error codes. Whole codes are looked up first. */
  codes: readonly string[]
  /** What to do about it, when the server has no hint of its own. */
  hint?: string
}

const rules: readonly FailureRule[] = [
  { reason: 'credentials', codes: ['28P01', '28000'], hint: 'Check the user name and the password.' },
  { reason: 'database_missing', codes: ['3D000'], hint: 'Check the name of the database.' },
  { reason: 'rights', codes: ['42501'], hint: 'Ask the database administrator to grant this account the right to read it.' },
  { reason: 'missing_object', codes: ['42P01', '42703', '42883', '42704', '42P02', '3F000', '42P10'] },
  { reason: 'not_read_only', codes: ['25006', '25001'], hint: 'Only statements that read data can be run here.' },
  { reason: 'invalid_value', codes: ['22', '42804', '42846', '21000'] },
  { reason: 'syntax', codes: ['42', '26'] },
  { reason: 'connection_lost', codes: ['57P01', '57P02', '57P04', '57P05', '08', '25P03', 'ECONNRESET', 'EPIPE'], hint: 'Try again; the database closed the connection.' },
  { reason: 'network', codes: ['57P03'], hint: 'The database is starting or stopping. Try again in a moment.' },
  { reason: 'network', codes: ['53300'], hint: 'The database accepts no more connections right now. Try again in a moment.' },
  { reason: 'network', codes: ['ECONNREFUSED'], hint: 'Nothing listens there: check the port, and that the database runs and accepts connections from outside.' },
  { reason: 'network', codes: ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN'], hint: 'Check the host, the port and the firewall.' },
  { reason: 'host_unknown', codes: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA'], hint: 'Check the spelling of the host.' },
  { reason: 'too_large', codes: ['53', '54'], hint: 'The query asks for more than the database can do at once. Make it smaller.' },
  { reason: 'unsupported', codes: ['0A'] },
]
const byCode = new Map(rules.flatMap((rule) => rule.codes.map((code) => [code, rule] as const)))

const tlsCode = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO|INVALID_CA|INVALID_PURPOSE)/
/** Failures for which `pg` has words but no code. */
const codeless: readonly { words: RegExp; reason: QueryFailureReason; hint?: string }[] = [
  { words: /does not support SSL/, reason: 'tls', hint: 'The database offers no TLS. Choose another SSL mode if the network is trusted.' },
  { words: /establishing an SSL connection|before secure TLS connection/, reason: 'tls' },
  { words: /SASL|SCRAM|password/i, reason: 'credentials', hint: 'Check the user name and the password.' },
  { words: /Connection terminated|Client has encountered a connection error/, reason: 'connection_lost' },
]

/** The parts of a server error or a Node error that we read. */
interface VendorError {
  message: string
  code?: string | undefined
  hint?: string | undefined
  detail?: string | undefined
  position?: string | undefined
}

/** A vendor's error in our words. `statement` is the text that was sent, which positions are counted in. */
export function toQueryFailed(error: unknown, statement = ''): AppError {
  if (isAppError(error)) return error
  const vendor: VendorError = error instanceof Error ? error : new Error(String(error))
  const { reason, hint } = classify(vendor)
  const more: Partial<QueryFailure> = {
    driverCode: vendor.code ?? null,
    position: vendor.position === undefined ? null : toUtf16Position(statement, Number(vendor.position)),
    hint: vendor.hint ?? hint ?? null,
  }
  return queryFailed(reason, vendor.detail ? `${vendor.message}: ${vendor.detail}` : vendor.message, more, { cause: error })
}

function classify({ code, message }: VendorError): { reason: QueryFailureReason; hint?: string | undefined } {
  // One code for every refusal of pg_hba.conf, also for the one that is about missing encryption; the words are never translated there.
  if (code === '28000' && /no encryption|SSL off/.test(message)) return { reason: 'tls', hint: 'The database accepts encrypted connections only: choose SSL mode "require".' }
  if (code !== undefined) {
    if (tlsCode.test(code)) return { reason: 'tls', hint: 'Check the SSL mode and the certificate of the database.' }
    return byCode.get(code) ?? byCode.get(code.slice(0, 2)) ?? { reason: 'other' }
  }
  return codeless.find(({ words }) => words.test(message)) ?? { reason: 'other' }
}
