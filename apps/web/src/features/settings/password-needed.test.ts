import { expect, test } from 'vitest'
import { whyPasswordIsNeeded } from './password-needed.ts'

const stored = { host: 'db.example.com', port: 5432, database: 'shop', username: 'reader', sslMode: 'prefer' } as const
const edited = (change: object = {}) => ({ ...stored, password: '', ...change })

test('unchanged settings are saved and tested with the stored password', () => {
  expect(whyPasswordIsNeeded(stored, edited(), 'save')).toBeNull()
  expect(whyPasswordIsNeeded(stored, edited(), 'test')).toBeNull()
})

test.each([{ host: 'other.example.com' }, { port: 5433 }, { username: 'writer' }])('the stored password is not sent elsewhere: %j', (change) => {
  expect(whyPasswordIsNeeded(stored, edited(change), 'save')).toMatch(/not sent to another host or user/)
})

test('another database is saved with the stored password, but tested only with one that was typed', () => {
  expect(whyPasswordIsNeeded(stored, edited({ database: 'shop2' }), 'save')).toBeNull()
  expect(whyPasswordIsNeeded(stored, edited({ database: 'shop2' }), 'test')).toMatch(/test changed settings/)
})

test('a typed password serves every change', () => {
  expect(whyPasswordIsNeeded(stored, edited({ host: 'other.example.com', password: 'secret' }), 'test')).toBeNull()
})
