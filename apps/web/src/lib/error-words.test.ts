import { QueryFailure, queryFailureReasons } from '@insightengine/shared/errors'
import { expect, test } from 'vitest'
import { errorWords, failureWords, queryFailureWords } from './error-words.ts'

const failure = (reason: (typeof queryFailureReasons)[number], rest: object = {}) => QueryFailure.parse({ reason, message: 'as the database said', ...rest })

test.each(queryFailureReasons)('%s has a title without jargon and a next step', (reason) => {
  const { title, next } = queryFailureWords(failure(reason))
  expect(title).toMatch(/^[A-Z].*[^.]$/)
  expect(next).toMatch(/\.$/)
  expect(`${title} ${next}`).not.toMatch(/undefined|null|_|SQLSTATE|ECONN/)
})

test('a query that was stopped says after how long', () => {
  expect(queryFailureWords(failure('timeout', { timeoutMs: 60_000 })).title).toBe('Stopped after 60 seconds')
})

test('a throttle says how long to wait', () => {
  expect(failureWords({ code: 'rate_limited', message: '', details: { retryAfterSeconds: 200 }, requestId: null }).next).toBe('Wait 4 minutes, then try again.')
})

test('a query that failed speaks of the database, not of the request', () => {
  const words = failureWords({ code: 'query_failed', message: '', details: { failure: failure('credentials') }, requestId: null })
  expect(words).toEqual(queryFailureWords(failure('credentials')))
})

test('a conflict keeps the words of the API, which knows what is in the way', () => {
  const words = (message: string) => failureWords({ code: 'conflict', message, details: {}, requestId: null })
  expect(words('“Sales” is not empty. Move or delete what is in it first')).toEqual({ title: '“Sales” is not empty', next: 'Move or delete what is in it first.' })
  expect(words('This user name is taken')).toEqual({ title: 'This user name is taken', next: 'Nothing was changed.' })
})

test('an invalid form names the field', () => {
  expect(failureWords({ code: 'invalid_input', message: '', details: { issues: [{ path: 'port', message: 'Too big' }] }, requestId: null }).next).toBe('port: Too big')
})

test('a thrown bug of ours never shows its message', () => {
  expect(JSON.stringify(errorWords(new Error('cannot read properties of undefined')))).not.toContain('undefined')
})
