import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'
import { runWithRequest } from './request-context.ts'

function aLogger() {
  const lines: string[] = []
  return { lines, logger: createLogger({ level: 'info', to: { write: (line) => void lines.push(line) } }) }
}

test('a log never holds a secret, wherever it hangs', () => {
  const { lines, logger } = aLogger()
  logger.info({ password: 'hunter2', input: { newPassword: 'hunter2', user: { refreshToken: 'hunter2' } }, req: { headers: { authorization: 'Bearer hunter2', cookie: 'hunter2' } } }, 'login')
  expect(lines.join('')).not.toContain('hunter2')
  expect(lines.join('').match(/\[redacted\]/g)).toHaveLength(5)
})

test('every line written while a request is served carries its id', () => {
  const { lines, logger } = aLogger()
  runWithRequest({ id: 'request-1', ip: '127.0.0.1', userAgent: null }, () => logger.info('inside'))
  logger.info('outside')
  expect(lines.map((line) => (JSON.parse(line) as { requestId?: string }).requestId)).toEqual(['request-1', undefined])
})
