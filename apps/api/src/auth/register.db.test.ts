import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

let count = 0
const aPerson = () => ({ email: `ann-${++count}@example.com`, password: 'correct horse battery', fullName: 'Ann Smith' })
const register = (body: unknown) => api.send({ method: 'POST', path: '/api/auth/register', body })

test('whoever registers owns a new organisation and is signed in', async () => {
  const person = aPerson()
  const answer = await register({ ...person, organizationName: 'Blue Café' })
  expect(answer).toMatchObject({ status: 200, body: { organization: { name: 'Blue Café', slug: 'blue-cafe' } } })
  const me = await api.send({ path: '/api/auth/me', headers: { authorization: `Bearer ${answer.body.token}` } })
  expect(me.body).toMatchObject({ id: answer.body.userId, email: person.email, role: 'owner', organization: { slug: 'blue-cafe' }, isDemo: false })
})

test('an organisation is called after the person unless it is named, and short names never collide', async () => {
  const [first, second] = await Promise.all([register(aPerson()), register(aPerson())])
  expect([first.body.organization.name, second.body.organization.name]).toEqual(["Ann Smith's workspace", "Ann Smith's workspace"])
  expect(first.body.organization.slug).toMatch(/^ann-smith-s-workspace/)
  expect(first.body.organization.slug).not.toBe(second.body.organization.slug)
})

test('an e-mail registers once, whatever its capitals and however close the attempts', async () => {
  const person = aPerson()
  const answers = await Promise.all([register(person), register({ ...person, email: person.email.toUpperCase() }), register(person)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict', details: { conflict: 'email' } })
  expect(await api.sql('select 1 from app_user where email = $1', [person.email])).toHaveLength(1)
})

test('a taken user name is refused, and one that was not asked for is found', async () => {
  const username = `ann-${Date.now()}`
  expect((await register({ ...aPerson(), username })).status).toBe(200)
  expect(await register({ ...aPerson(), username })).toMatchObject({ status: 409, body: { details: { conflict: 'username' } } })
  const twin = await register({ ...aPerson(), email: `${username}@example.com` })
  const rows = await api.sql<{ username: string }>('select username from app_user where id = $1', [twin.body.userId])
  expect(rows[0]?.username).toMatch(new RegExp(`^${username}-`))
})

test.for([
  ['too short', 'short', 'Use at least 10 characters'],
  ['longer than bcrypt reads', 'ä'.repeat(37), 'Use at most 72 characters'],
])('a password that is %s is refused in words', async ([, password, message]) => {
  expect(await register({ ...aPerson(), password })).toMatchObject({ status: 400, body: { code: 'invalid_input', details: { issues: [{ path: 'password', message }] } } })
})

test('the database holds bcrypt of cost 12 and hashes of tokens, never what opens an account', async () => {
  const strict = await anApi({ tuning: { bcryptCost: 12 } })
  const person = aPerson()
  const { body } = await strict.send({ method: 'POST', path: '/api/auth/register', body: person })
  const session = await strict.send({ method: 'POST', path: '/api/auth/sign-in', body: person })
  const cookie = /insight_session=([^;]+)/.exec(session.headers.get('set-cookie') ?? '')?.[1] ?? 'none'
  const stored = JSON.stringify([
    await strict.sql('select password_hash from app_user'),
    await strict.sql('select id from session'),
    await strict.sql('select token_hash from refresh_token'),
  ])
  expect(stored).toMatch(/\$2b\$12\$/)
  for (const secret of [person.password, body.refreshToken, cookie]) expect(stored).not.toContain(secret)
  await strict.close()
})
