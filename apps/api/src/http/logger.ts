import { pino, type DestinationStream, type Logger } from 'pino'
import { findRequest } from './request-context.ts'

/** Names that never reach a log, wherever they hang in what is logged. */
const secretNames = ['password', 'currentPassword', 'newPassword', 'passwordHash', 'passwordEncrypted', 'token', 'refreshToken', 'inviteToken', 'ticket', 'authorization', 'cookie', 'appSecret', 'databaseUrl', 'redisUrl']

/** One JSON object a line; each carries the id of the request it belongs to. */
export function createLogger({ level, to }: { level: string; to?: DestinationStream }): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat('req.headers["set-cookie"]'), censor: '[redacted]' },
    mixin: () => {
      const request = findRequest()
      return request ? { requestId: request.id } : {}
    },
  }
  return to ? pino(options, to) : pino(options)
}
