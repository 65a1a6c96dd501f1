import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi({ tuning: { bcryptCost: 10, signIns: { account: { points: 5, seconds: 900 }, address: { points: 12, seconds: 900 } } }, env: { trustProxy: 'loopback' } })
})
afterAll(() => api.close())

let address = 0
/** Each test signs in from an address of its own, so that none spends another's attempts. */
const anAddress = () => `203.0.113.${++address}`

function login(email: string, password: string, from: string, { via = api } = {}) {
  return via.send({ method: 'POST', path: '/api/auth/login', body: { email, password }, headers: { 'x-forwarded-for': from } })
}

test('the right password gives an access token of one hour with the claims of the documentation', async () => {
  const org = await api.anOrg({ role: 'analyst' })
  const { status, body } = await login(org.email, org.password, anAddress())
  expect(status).toBe(200)
  const [, payload = ''] = (body.token as string).split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  expect(claims).toMatchObject({ iss: 'insightengine-ai', sub: org.userId, org_id: org.orgId, email: org.email, role: 'analyst' })
  expect(claims['permissions']).toContain('query:execute')
  expect(claims['permissions']).not.toContain('user:manage')
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600)
})

test('a wrong password and an unknown e-mail look the same and take the same time', async () => {
  const org = await api.anOrg()
  const timed = async (email: string) => {
    const start = performance.now()
    const { status, body } = await login(email, 'not the password', anAddress())
    return { ms: performance.now() - start, answer: { status, body: { ...body, requestId: '' } } }
  }
  await timed('warm-up@example.com')
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < 4; round++) {
    const known = await timed(org.email)
    const unknown = await timed(`nobody-${round}@example.com`)
    expect(known.answer).toEqual(unknown.answer)
    times.known.push(known.ms)
    times.unknown.push(unknown.ms)
  }
  // Cost 10 takes tens of milliseconds; without the stand-in hash an unknown e-mail would take a tenth of it.
  expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) / 2)
})

test('after five failures even the right password waits, from that address and for that e-mail only', async () => {
  const org = await api.anOrg()
  const from = anAddress()
  for (let failure = 0; failure < 5; failure++) expect((await login(org.email, 'wrong wrong wrong', from)).status).toBe(401)
  const refused = await login(org.email, org.password, from)
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
  expect((await login(org.email, org.password, anAddress())).status).toBe(200)
  const neighbour = await org.member('analyst')
  expect((await login(neighbour.email, neighbour.password, from)).status).toBe(200)
})

test('a burst of guesses cannot slip past the limit together', async () => {
  const org = await api.anOrg()
  const from = anAddress()
  const answers = await Promise.all(Array.from({ length: 10 }, () => login(org.email, 'wrong wrong wrong', from)))
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
})

test('guessing at many accounts from one address is limited too', async () => {
  const from = anAddress()
  const statuses: number[] = []
  for (let guess = 0; guess < 14; guess++) statuses.push((await login(`guess-${guess}@example.com`, 'wrong wrong wrong', from)).status)
  expect(statuses).toEqual([...Array.from({ length: 12 }, () => 401), 429, 429])
})

test('a right password forgets the failures before it, and the wait ends by itself', async () => {
  const quick = await anApi({ tuning: { signIns: { account: { points: 2, seconds: 1 }, address: { points: 100, seconds: 1 } } } })
  const org = await quick.anOrg()
  const from = anAddress()
  const tries = async (...passwords: string[]) => {
    const statuses: number[] = []
    for (const password of passwords) statuses.push((await login(org.email, password, from, { via: quick })).status)
    return statuses
  }
  expect(await tries('wrong', org.password, 'wrong', org.password)).toEqual([401, 200, 401, 200])
  expect(await tries('wrong', 'wrong', org.password)).toEqual([401, 401, 429])
  await expect.poll(() => tries(org.password), { timeout: 3000, interval: 200 }).toEqual([200])
  await quick.close()
})

test('sign-ins and failed ones are in the audit log of the organisation, with address and program', async () => {
  const org = await api.anOrg()
  const from = anAddress()
  await login(org.email, 'wrong wrong wrong', from)
  await login(org.email, org.password, from)
  const entries = await api.sql('select action, user_id, ip_address, user_agent from audit_log where org_id = $1 order by created_at', [org.orgId])
  expect(entries).toEqual(['auth.sign_in_failed', 'auth.signed_in'].map((action) => ({ action, user_id: org.userId, ip_address: from, user_agent: 'node' })))
})
