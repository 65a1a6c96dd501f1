import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'
import { sweepExpiredSignIns } from './sweep.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

interface Pair {
  token: string
  refreshToken: string
}

async function login({ email, password }: TestOrg): Promise<Pair> {
  return (await api.send({ method: 'POST', path: '/api/auth/login', body: { email, password } })).body as Pair
}
const refresh = (refreshToken: string) => api.send({ method: 'POST', path: '/api/auth/refresh', body: { refreshToken } })
const me = (token: string) => api.send({ path: '/api/auth/me', headers: { authorization: `Bearer ${token}` } })

test('a refresh token gives the next pair, and the next, each working once', async () => {
  const first = await login(await api.anOrg())
  const second = await refresh(first.refreshToken)
  expect(second.status).toBe(200)
  const third = await refresh(second.body.refreshToken)
  expect(third.status).toBe(200)
  expect(new Set([first.refreshToken, second.body.refreshToken, third.body.refreshToken]).size).toBe(3)
  expect((await me(third.body.token)).status).toBe(200)
})

test('a refresh token that comes back ends the whole sign-in, the newest pair included', async () => {
  const org = await api.anOrg()
  const elsewhere = await login(org)
  const first = await login(org)
  const second = (await refresh(first.refreshToken)).body as Pair

  expect(await refresh(first.refreshToken)).toMatchObject({ status: 401, body: { code: 'token_reused' } })
  expect(await refresh(second.refreshToken)).toMatchObject({ status: 401, body: { code: 'token_reused' } })
  expect(await me(second.token)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  expect((await me(elsewhere.token)).status).toBe(200)
})

test('of two simultaneous uses exactly one wins, and the other counts as reuse', async () => {
  for (let round = 0; round < 5; round++) {
    const { refreshToken } = await login(await api.anOrg())
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
    const winner = answers.find(({ status }) => status === 200)?.body as Pair
    expect(answers.find(({ status }) => status === 401)?.body).toMatchObject({ code: 'token_reused' })
    expect((await refresh(winner.refreshToken)).status).toBe(401)
    expect((await me(winner.token)).status).toBe(401)
  }
})

test('an expired refresh token says so, an invented one only that it is not valid', async () => {
  const { refreshToken } = await login(await api.anOrg())
  await api.sql("update refresh_token set expires_at = now() - interval '1 second'")
  expect(await refresh(refreshToken)).toMatchObject({ status: 401, body: { code: 'token_expired' } })
  expect(await refresh('invented-invented-invented')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
})

test('signing out ends the access token and its refresh tokens, and no other sign-in', async () => {
  const org = await api.anOrg()
  const [mine, other] = [await login(org), await login(org)]
  const out = await api.send({ method: 'POST', path: '/api/auth/logout', headers: { authorization: `Bearer ${mine.token}` } })
  expect(out).toMatchObject({ status: 200, body: { success: true } })
  expect((await me(mine.token)).status).toBe(401)
  expect((await refresh(mine.refreshToken)).status).toBe(401)
  expect((await me(other.token)).status).toBe(200)
})

test('an access token that is expired, forged, altered or of another kind is refused', async () => {
  const org = await api.anOrg()
  const { token } = await login(org)
  const { family } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { family: string }
  const sign = (key: Uint8Array, { issuer = 'insightengine-ai', expires = '1h' } = {}) =>
    new SignJWT({ org_id: org.orgId, email: org.email, role: 'owner', permissions: [], family })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(org.userId)
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key)
  const { jwt, collab } = api.services.secrets
  const [header, payload, signature] = token.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')

  expect((await me(await sign(jwt))).status).toBe(200)
  expect(await me(await sign(jwt, { expires: '-1s' }))).toMatchObject({ status: 401, body: { code: 'token_expired' } })
  const bad = [await sign(collab), await sign(jwt, { issuer: 'somebody else' }), `${none}.${payload}.`, `${header}.${payload}x.${signature}`, 'nonsense', '']
  for (const wrong of bad) expect(await me(wrong)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
})

test('what a token says about the role does not count; what the database says does', async () => {
  const org = await api.anOrg()
  const { token } = await login(org)
  await api.sql("update org_member set role = 'viewer' where user_id = $1", [org.userId])
  expect((await me(token)).body).toMatchObject({ role: 'viewer', permissions: [] })
  const invites = await api.send({ path: '/api/invites', headers: { authorization: `Bearer ${token}` } })
  expect(invites.status).toBe(403)
})

test('sign-ins whose time is over are removed when the API starts, and no others', async () => {
  const [old, current] = [await api.anOrg(), await api.anOrg()]
  await api.sql("update session set expires_at = now() - interval '1 day' where user_id = $1", [old.userId])
  await api.sql("update refresh_token set expires_at = now() + case when user_id = $1 then interval '-1 day' else interval '1 day' end", [old.userId])
  sweepExpiredSignIns(api.services)
  await api.services.background.settled()
  for (const table of ['session', 'refresh_token']) {
    const left = await api.sql(`select user_id from ${table} where user_id = any($1)`, [[old.userId, current.userId]])
    expect(left).toEqual([{ user_id: current.userId }])
  }
})
