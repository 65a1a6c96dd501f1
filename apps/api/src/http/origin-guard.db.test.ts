import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
let org: TestOrg
beforeAll(async () => {
  api = await anApi({ env: { allowedOrigins: ['https://reports.example.com'] } })
  org = await api.anOrg()
})
afterAll(() => api.close())

const rename = (headers: Record<string, string>, path = '/api/auth/me', method = 'PUT') => api.send({ method, path, body: { fullName: 'Changed' }, headers })

test.for([
  ['says it comes from our own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ['says it comes from another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['says it comes from a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }, 403],
  ['names our public address as its origin', { origin: 'http://127.0.0.1:3120' }, 200],
  ['names another origin', { origin: 'https://evil.example.com' }, 403],
  ['names an opaque origin', { origin: 'null' }, 403],
  ['says nothing about where it comes from', {}, 403],
] as const)('a change made with the session cookie that %s is answered with the right status', async ([, headers, status]) => {
  const answer = await rename({ cookie: org.cookie, ...headers })
  expect([answer.status, answer.body.code]).toEqual([status, status === 403 ? 'forbidden' : undefined])
})

test('the same holds for tRPC', async () => {
  const viaTrpc = (headers: Record<string, string>) => rename({ cookie: org.cookie, ...headers }, '/trpc/auth.updateProfile', 'POST')
  expect((await viaTrpc({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await viaTrpc({})).status).toBe(403)
  expect((await viaTrpc({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('another site cannot sign its visitors in, out or into a demo behind their back', async () => {
  for (const path of ['/api/auth/sign-in', '/api/auth/logout', '/api/auth/demo'])
    expect((await api.send({ method: 'POST', path, body: {}, headers: { origin: 'https://evil.example.com' } })).status).toBe(403)
})

test('a token in a header is deliberate and needs no origin', async () => {
  expect((await rename({ authorization: `Bearer ${org.token}` })).status).toBe(200)
})

test('reading with the cookie needs no proof, for no other site can see the answer', async () => {
  const answer = await api.send({ path: '/api/auth/me', headers: { cookie: org.cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.com' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('a listed origin may call with a token, from its preflight on, but the cookie does not count there', async () => {
  const origin = 'https://reports.example.com'
  const preflight = await api.send({ method: 'OPTIONS', path: '/api/auth/me', headers: { origin, 'access-control-request-method': 'PUT' } })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()

  const answer = await rename({ origin, authorization: `Bearer ${org.token}` })
  expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual([200, origin, 'Origin'])
  expect((await rename({ origin, cookie: org.cookie })).status).toBe(401)
})

test('an origin that is not listed gets no CORS headers', async () => {
  const preflight = await api.send({ method: 'OPTIONS', path: '/api/auth/me', headers: { origin: 'https://evil.example.com', 'access-control-request-method': 'PUT' } })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
})

test('the demo workspace answers to names of this machine only, whatever a name resolves to', async () => {
  const demo = await anApi({ env: { demo: true } })
  const { port } = new URL(demo.url)
  const statusAs = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/auth/options', headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end()
    })
  expect(await statusAs(`rebound.example.com:${port}`)).toBe(403)
  expect([await statusAs(`localhost:${port}`), await statusAs(`127.0.0.1:${port}`), await statusAs(`[::1]:${port}`)]).toEqual([200, 200, 200])
  await demo.close()
})
