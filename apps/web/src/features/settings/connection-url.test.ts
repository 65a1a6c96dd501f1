import { expect, test } from 'vitest'
import { parseConnectionUrl } from './connection-url.ts'

test('an address fills every field it names', () => {
  expect(parseConnectionUrl(' postgresql://ana:s%40fe@db.example.com:6543/shop?sslmode=verify-ca ')).toEqual({
    host: 'db.example.com',
    port: 6543,
    database: 'shop',
    username: 'ana',
    password: 's@fe',
    sslMode: 'verify-full',
  })
})

test('what an address leaves out stays as it is in the form', () => {
  expect(parseConnectionUrl('postgres://db.example.com')).toEqual({ host: 'db.example.com' })
})

test('an IPv6 host comes without its brackets', () => {
  expect(parseConnectionUrl('postgres://[2001:db8::1]:5432/shop')).toMatchObject({ host: '2001:db8::1', port: 5432 })
})

test('a password with a bare percent sign is taken as it stands', () => {
  expect(parseConnectionUrl('postgres://ana:100%@db/shop')).toMatchObject({ password: '100%' })
})

test.each(['db.example.com', 'mysql://db/shop', 'postgres://', ''])('%j is no PostgreSQL address', (text) => {
  expect(parseConnectionUrl(text)).toBeNull()
})
