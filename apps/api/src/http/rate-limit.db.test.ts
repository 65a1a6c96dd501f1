import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'
import { requestBudgets } from './limits.ts'
import { addressKey } from './rate-limit.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi({ tuning: { requests: requestBudgets }, env: { trustProxy: 'loopback' } })
})
afterAll(() => api.close())

test('a person has 100 REST requests a minute, whatever token or address they come with, and then waits', async () => {
  const org = await api.anOrg()
  const neighbour = await org.member('analyst')
  const statuses: number[] = []
  for (let batch = 0; batch < 10; batch++) statuses.push(...(await Promise.all(Array.from({ length: 10 }, () => org.rest('GET', '/auth/me')))).map(({ status }) => status))
  expect(statuses.every((status) => status === 200)).toBe(true)

  const refused = await org.rest('GET', '/auth/me')
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', details: { retryAfterSeconds: expect.any(Number) } } })
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBe(refused.body.details.retryAfterSeconds)
  expect(seconds).toBeLessThanOrEqual(60)

  const again = await api.send({ method: 'POST', path: '/api/auth/login', body: { email: org.email, password: org.password } })
  const elsewhere = await api.send({ path: '/api/auth/me', headers: { authorization: `Bearer ${again.body.token}`, 'x-forwarded-for': '203.0.113.77' } })
  expect(elsewhere.status).toBe(429)
  expect((await neighbour.rest('GET', '/auth/me')).status).toBe(200)
})

test('the web app of the same person has a budget of its own, six times larger', async () => {
  const org = await api.anOrg()
  const { headers } = await org.rest('GET', '/auth/me')
  expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['100', '99'])
  const web = await api.send({ path: '/trpc/auth.me', headers: { cookie: org.cookie } })
  expect([web.headers.get('ratelimit-limit'), web.headers.get('ratelimit-remaining')]).toEqual(['600', '599'])
  const webRest = await api.send({ path: '/api/auth/me', headers: { cookie: org.cookie } })
  expect(webRest.headers.get('ratelimit-remaining')).toBe('598')
})

test('those who are not signed in share the budget of their address; an invented cookie buys none', async () => {
  const from = (address: string, cookie = '') => api.send({ path: '/api/auth/options', headers: { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) } })
  const left = async (address: string, cookie?: string) => Number((await from(address, cookie)).headers.get('ratelimit-remaining'))
  expect([await left('198.51.100.1'), await left('198.51.100.1'), await left('198.51.100.2')]).toEqual([99, 98, 99])
  expect([await left('198.51.100.1', 'insight_session=invented1'), await left('198.51.100.1', 'insight_session=invented2')]).toEqual([97, 96])
})

test('viewers of published stories, of whom many may share an address, have the largest budget', async () => {
  expect((await api.send({ path: '/api/published/no-such-token', headers: { 'x-forwarded-for': '198.51.100.9' } })).headers.get('ratelimit-limit')).toBe('6000')
})

test('files, pages and health checks are not counted', async () => {
  for (const path of ['/', '/healthz', '/s/some-token']) expect((await api.send({ path })).headers.get('ratelimit-limit')).toBeNull()
})

test('an IPv6 network counts as one address', () => {
  expect(addressKey('203.0.113.7')).toBe('203.0.113.7')
  expect(addressKey('::ffff:203.0.113.7')).toBe('::ffff:203.0.113.7')
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8:1:2:bbbb:cccc:dddd:2')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8::5')).toBe('2001:db8:0:0')
  expect(addressKey('::1')).toBe('0:0:0:0')
})
