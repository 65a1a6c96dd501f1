import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

/** A policy as a table of its directives. */
const policyOf = (headers: Headers) => Object.fromEntries((headers.get('content-security-policy') ?? '').split('; ').map((directive) => directive.split(/ (.*)/s).slice(0, 2)))

test.for(['/api/auth/options', '/api/nothing', '/trpc/auth.signInOptions', '/api/docs', '/healthz', '/'])('%s carries the strict policy and its companions', async (path) => {
  const { headers } = await api.send({ path })
  const policy = policyOf(headers)
  expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'", 'frame-ancestors': "'none'", 'base-uri': "'none'", 'form-action': "'self'" })
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|http:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('on https browsers are told to stay there', async () => {
  const secure = await anApi({ env: { publicUrl: 'https://insight.example.com' } })
  const { headers } = await secure.send({ path: '/api/auth/options' })
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  await secure.close()
})

test('answers about people are kept by no cache', async () => {
  const org = await api.anOrg()
  expect((await org.rest('GET', '/auth/me')).headers.get('cache-control')).toBe('no-store')
  expect((await api.send({ path: '/trpc/auth.me', headers: { cookie: org.cookie } })).headers.get('cache-control')).toBe('no-store')
  expect((await api.send({ path: '/api/auth/me' })).headers.get('cache-control')).toBe('no-store')
})
