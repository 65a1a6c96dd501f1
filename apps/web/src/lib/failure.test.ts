import { expect, test } from 'vitest'
import { isAborted, toFailure } from './failure.ts'

/** As the tRPC client throws it. */
function clientError(message: string, data?: object): Error {
  return Object.assign(new Error(message), { name: 'TRPCClientError', ...(data ? { data } : {}) })
}

test('a refusal of the API keeps its code, details and request id', () => {
  const error = clientError('Too many tries', { code: 'rate_limited', details: { retryAfterSeconds: 30 }, requestId: 'r1' })
  expect(toFailure(error)).toEqual({ code: 'rate_limited', message: 'Too many tries', details: { retryAfterSeconds: 30 }, requestId: 'r1' })
})

test('a request that got no answer of the API is offline', () => {
  expect(toFailure(clientError('Failed to fetch')).code).toBe('offline')
  expect(toFailure(new TypeError('Failed to fetch')).code).toBe('offline')
})

test('anything else that is thrown is a bug of ours', () => {
  expect(toFailure(new Error('boom')).code).toBe('unexpected')
  expect(toFailure('boom').code).toBe('unexpected')
})

test('a request that was stopped is told from one that failed', () => {
  const abort = new DOMException('stopped', 'AbortError')
  expect(isAborted(Object.assign(clientError('stopped'), { cause: abort }))).toBe(true)
  expect(isAborted(abort)).toBe(true)
  expect(isAborted(clientError('Failed to fetch'))).toBe(false)
})
