import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

const shape = { code: expect.any(String), message: expect.any(String), details: expect.any(Object), requestId: expect.stringMatching(/^[\w.:-]{8,100}$/) }
const login = (body: unknown, door: '/api/auth/login' | '/trpc/auth.login' = '/api/auth/login') => api.send({ method: 'POST', path: door, body })

test.for([
  ['an unknown address', { path: '/api/nothing-here' }, 404, 'not_found'],
  ['a known address with the wrong method', { method: 'DELETE', path: '/api/auth/login' }, 404, 'not_found'],
  ['malformed JSON', { method: 'POST', path: '/api/auth/login', body: '{"email":' }, 400, 'invalid_input'],
  ['a body that is no object', { method: 'POST', path: '/api/auth/login', body: '[1]' }, 400, 'invalid_input'],
  ['a body that tries to reach the prototype', { method: 'POST', path: '/api/auth/login', body: '{"__proto__":{"admin":true}}' }, 400, 'invalid_input'],
  ['a body of another type', { method: 'POST', path: '/api/auth/login', body: 'email=ann', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400, 'invalid_input'],
  ['a body over 1 MB', { method: 'POST', path: '/api/auth/login', body: { email: 'x'.repeat(1024 * 1024) } }, 413, 'too_large'],
  ['no sign-in', { path: '/api/auth/me' }, 401, 'unauthenticated'],
  ['an id that is none', { method: 'DELETE', path: '/api/invites/1', body: undefined }, 401, 'unauthenticated'],
] as const)('%s is answered in the one shape of errors', async ([, request, status, code]) => {
  const answer = await api.send(request)
  expect(answer).toMatchObject({ status, body: { code } })
  expect(answer.body).toEqual(shape)
  expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('input that does not fit names each field, in REST and in tRPC alike', async () => {
  const issues = [
    { path: 'email', message: 'Enter a valid e-mail address' },
    { path: 'password', message: expect.any(String) },
  ]
  expect(await login({ email: 'ann' })).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues } } })
  const viaTrpc = await login({ email: 'ann' }, '/trpc/auth.login')
  expect(viaTrpc.status).toBe(400)
  expect(viaTrpc.body.error.data).toEqual({ ...shape, code: 'invalid_input', details: { issues }, httpStatus: 400, requestId: viaTrpc.headers.get('x-request-id') })
})

test('tRPC tells of its own refusals in the same words', async () => {
  const codes = async (request: Parameters<TestApi['send']>[0]) => {
    const { status, body } = await api.send(request)
    return [status, body.error.data.code]
  }
  expect(await codes({ path: '/trpc/auth.nothing' })).toEqual([404, 'not_found'])
  expect(await codes({ path: '/trpc/auth.me' })).toEqual([401, 'unauthenticated'])
  expect(await codes({ method: 'POST', path: '/trpc/auth.login', body: '{"email":' })).toEqual([400, 'invalid_input'])
  expect(await codes({ path: '/trpc/auth.logout' })).toEqual([400, 'invalid_input'])
  expect(await codes({ method: 'POST', path: '/trpc/auth.login', body: { email: 'x'.repeat(1024 * 1024) } })).toEqual([413, 'too_large'])
  expect(await codes({ method: 'POST', path: '/trpc/auth.logout', body: {}, headers: { origin: 'https://evil.example.com' } })).toEqual([403, 'forbidden'])
})

test('whoever has to wait is told for how long in a header, in tRPC too', async () => {
  const strict = await anApi({ tuning: { signIns: { account: { points: 1, seconds: 60 }, address: { points: 100, seconds: 60 } } } })
  const guess = () => strict.send({ method: 'POST', path: '/trpc/auth.login', body: { email: 'ann@example.com', password: 'wrong wrong' } })
  await guess()
  const refused = await guess()
  expect([refused.status, refused.body.error.data.code]).toEqual([429, 'rate_limited'])
  expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.error.data.details.retryAfterSeconds)
  await strict.close()
})

test('an id that is no id is refused before anything is looked up', async () => {
  const org = await api.anOrg()
  expect(await org.rest('DELETE', '/invites/1')).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path: 'id' }] } } })
})

test('a caller keeps its own request id, unless it is unfit for a log', async () => {
  const withId = (id: string) => api.send({ path: '/api/auth/options', headers: { 'x-request-id': id } })
  expect((await withId('order-4711.step:2')).headers.get('x-request-id')).toBe('order-4711.step:2')
  expect((await withId('a "quoted" id')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a bug of ours leaks nothing and is logged once, with its cause and the request id', async () => {
  const org = await api.anOrg()
  const broken = vi.spyOn(api.services.limits, 'signInAttempt').mockRejectedValue(new Error('the secret is hunter2'))
  for (const door of ['/api/auth/login', '/trpc/auth.login'] as const) {
    api.logs.length = 0
    const answer = await login({ email: org.email, password: 'whatever it is' }, door)
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|stack|node_modules|\.ts/)
    const errors = api.logs.filter(({ level }) => level === 50)
    expect(errors).toEqual([expect.objectContaining({ requestId: answer.headers.get('x-request-id'), err: expect.objectContaining({ message: 'the secret is hunter2', stack: expect.any(String) }) })])
  }
  broken.mockRestore()
})

test('every API request leaves one line without addresses that could hold a secret', async () => {
  api.logs.length = 0
  const org = await api.anOrg()
  await org.rest('GET', '/invites/preview/a-token-that-nobody-may-read')
  const lines = api.logs.filter(({ msg }) => msg === 'request')
  expect(lines).toEqual([expect.objectContaining({ method: 'GET', route: '/api/invites/preview/:token', status: 404, userId: org.userId, orgId: org.orgId })])
  expect(JSON.stringify(api.logs)).not.toContain('nobody-may-read')
})

test('while the database is away the API says so, and works again afterwards', async () => {
  const way = await aBreakableWay()
  const alone = await anApi({ reachDatabase: way.to })
  const org = await alone.anOrg()
  way.break()
  expect(await org.rest('GET', '/auth/me')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(await alone.send({ path: '/readyz' })).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect((await alone.send({ path: '/healthz' })).status).toBe(200)
  await way.mend()
  expect((await org.rest('GET', '/auth/me')).status).toBe(200)
  expect((await alone.send({ path: '/readyz' })).body).toEqual({ status: 'ready' })
  await alone.close()
  way.break()
})

/** A forwarder in front of PostgreSQL that can go away, connections and all, and come back at the same address. */
async function aBreakableWay() {
  let target = { host: '', port: 0 }
  let port = 0
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => sockets.delete(socket))
      socket.pipe(other)
    }
  })
  const mend = async () => {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    port = (server.address() as AddressInfo).port
  }
  await mend()
  return {
    mend,
    to: async (url: string) => {
      const { hostname, port: farPort } = new URL(url)
      target = { host: hostname, port: Number(farPort) }
      return Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).toString()
    },
    break: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
