import { expect, test } from 'vitest'
import { AppError } from '@insightengine/shared/errors'
import { backoffMs, isTransient, retryTransient } from './transient.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

test('failures of the way to Postgres are worth another try; refusals by Postgres are not', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '08006', '57P01', '57P03', '53300', '40P01']) expect([code, isTransient(withCode(code))]).toEqual([code, true])
  expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true)
  for (const code of ['23505', '42501', '22P02']) expect([code, isTransient(withCode(code))]).toEqual([code, false])
  expect(isTransient(new AppError('not_found', 'story'))).toBe(false)
  expect(isTransient('text')).toBe(false)
})

test('waits grow from tens of milliseconds to seconds and differ between writers', () => {
  expect(backoffMs(0, () => 0)).toBe(25)
  expect(backoffMs(0, () => 1)).toBe(50)
  expect(backoffMs(100, () => 1)).toBe(5000)
  expect(backoffMs(3, () => 0.2)).toBeLessThan(backoffMs(3, () => 0.8))
})

test('somebody who waits gets the failure after a few tries, or at once when trying is useless', async () => {
  let tries = 0
  const failing = (error: unknown) => async () => {
    tries++
    throw error
  }
  await expect(retryTransient(failing(withCode('57P01')), { tries: 3 })).rejects.toThrow('x')
  expect(tries).toBe(3)
  await expect(retryTransient(failing(withCode('23505')), { tries: 3 })).rejects.toThrow('x')
  expect(tries).toBe(4)
})
