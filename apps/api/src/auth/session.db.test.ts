import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestAnswer, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

const ownPage = { 'sec-fetch-site': 'same-origin' }
const me = (cookie: string) => api.send({ path: '/api/auth/me', headers: { cookie } })
const cookieOf = (answer: TestAnswer) => answer.headers.get('set-cookie') ?? ''
/** What a browser sends back. */
const sent = (setCookie: string) => setCookie.split(';')[0] ?? ''

async function signIn({ email, password }: { email: string; password: string }): Promise<string> {
  return sent(cookieOf(await api.send({ method: 'POST', path: '/api/auth/sign-in', body: { email, password }, headers: ownPage })))
}

test('signing in sets a cookie that scripts cannot read and other sites cannot use', async () => {
  const org = await api.anOrg()
  const answer = await api.send({ method: 'POST', path: '/api/auth/sign-in', body: { email: org.email, password: org.password }, headers: ownPage })
  expect(answer).toMatchObject({ status: 200, body: { id: org.userId, role: 'owner' } })
  expect(answer.body).not.toHaveProperty('token')
  expect(cookieOf(answer)).toMatch(/^insight_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await me(sent(cookieOf(answer)))).body).toMatchObject({ id: org.userId })
})

test('on https the cookie is Secure and bound to this very host', async () => {
  const secure = await anApi({ env: { publicUrl: 'https://insight.example.com' } })
  const answer = await secure.send({ method: 'POST', path: '/api/auth/sign-up', body: { email: 'ann@example.com', password: 'correct horse battery', fullName: 'Ann' } })
  expect(cookieOf(answer)).toMatch(/^__Host-insight_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  await secure.close()
})

test('signing out ends the session, not only the cookie', async () => {
  const cookie = await signIn(await api.anOrg())
  const out = await api.send({ method: 'POST', path: '/api/auth/logout', headers: { cookie, ...ownPage } })
  expect(out).toMatchObject({ status: 200, body: { success: true } })
  expect(cookieOf(out)).toMatch(/^insight_session=; Max-Age=0;/)
  expect((await me(cookie)).status).toBe(401)
})

test('a session lasts 30 days from its last use, and the cookie follows', async () => {
  const cookie = await signIn(await api.anOrg())
  const inDays = (days: number) => api.sql('update session set expires_at = now() + make_interval(days => $1)', [days])
  const [fresh] = [await me(cookie)]
  expect(cookieOf(fresh)).toBe('')

  await inDays(10)
  const extended = await me(cookie)
  expect(sent(cookieOf(extended))).toBe(cookie)
  const [row] = await api.sql<{ days: number }>('select extract(day from max(expires_at) - now())::int as days from session')
  expect(row?.days).toBeGreaterThanOrEqual(29)

  await inDays(-1)
  const ended = await me(cookie)
  expect(ended).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  expect(cookieOf(ended)).toMatch(/^insight_session=; Max-Age=0;/)
})

test('an invented session cookie is nobody', async () => {
  expect(await me('insight_session=invented')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
})

test('changing the password ends every other session and token, and renews this one', async () => {
  const org = await api.anOrg()
  const [here, elsewhere] = [await signIn(org), await signIn(org)]
  const change = (body: unknown) => api.send({ method: 'POST', path: '/api/auth/password', body, headers: { cookie: here, ...ownPage } })

  expect(await change({ currentPassword: 'wrong', newPassword: 'another good one' })).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
  const changed = await change({ currentPassword: org.password, newPassword: 'another good one' })
  expect(changed.status).toBe(200)
  const renewed = sent(cookieOf(changed))
  expect([(await me(renewed)).status, (await me(here)).status, (await me(elsewhere)).status, (await org.rest('GET', '/auth/me')).status]).toEqual([200, 401, 401, 401])

  const old = await api.send({ method: 'POST', path: '/api/auth/login', body: { email: org.email, password: org.password } })
  expect(old.status).toBe(401)
  expect(await signIn({ email: org.email, password: 'another good one' })).toMatch(/^insight_session=[\w-]{43}$/)
})

test('changing the password with a token keeps that sign-in and ends the sessions', async () => {
  const org = await api.anOrg()
  const changed = await org.rest('POST', '/auth/password', { currentPassword: org.password, newPassword: 'another good one' })
  expect([changed.status, cookieOf(changed)]).toEqual([200, ''])
  expect([(await org.rest('GET', '/auth/me')).status, (await me(org.cookie)).status]).toEqual([200, 401])
})

test('a new name shows in the profile', async () => {
  const org = await api.anOrg()
  expect((await org.rest('PUT', '/auth/me', { fullName: '  Ann Other ' })).body).toMatchObject({ fullName: 'Ann Other' })
  expect((await me(org.cookie)).body).toMatchObject({ fullName: 'Ann Other' })
})
