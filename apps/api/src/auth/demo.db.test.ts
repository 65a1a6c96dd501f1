import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'
import { createDemoOrg } from './demo.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi({ env: { demo: true } })
})
afterAll(() => api.close())

const enter = (from: TestApi) => from.send({ method: 'POST', path: '/api/auth/demo' })
const login = (email: string) => api.send({ method: 'POST', path: '/api/auth/login', body: { email, password: 'insight-demo' } })

test('the local demo workspace is made once, with an owner and a viewer who know its password', async () => {
  expect((await api.send({ path: '/api/auth/options' })).body).toEqual({ demo: false })
  const first = await createDemoOrg(api.services)
  const second = await createDemoOrg(api.services)
  expect([first.isNew, second]).toEqual([true, { ...first, isNew: false }])
  expect((await api.send({ path: '/api/auth/options' })).body).toEqual({ demo: true })

  const owner = (await login('demo@insightengine.local')).body
  const viewer = (await login('viewer@insightengine.local')).body
  expect([owner.userId, viewer.userId]).toEqual([first.ownerId, first.viewerId])
  const me = await api.send({ path: '/api/auth/me', headers: { authorization: `Bearer ${viewer.token}` } })
  expect(me.body).toMatchObject({ role: 'viewer', isDemo: true, organization: { id: first.orgId } })
})

test('one click enters the demo as its owner', async () => {
  const answer = await enter(api)
  expect(answer).toMatchObject({ status: 200, body: { email: 'demo@insightengine.local', role: 'owner', isDemo: true } })
  expect(answer.headers.get('set-cookie')).toMatch(/^insight_session=[\w-]{43};/)
})

test('once the demo account has a password of its own, one click enters no more', async () => {
  const { token } = (await login('demo@insightengine.local')).body as { token: string }
  const body = { currentPassword: 'insight-demo', newPassword: 'mine and mine alone' }
  await api.send({ method: 'POST', path: '/api/auth/password', body, headers: { authorization: `Bearer ${token}` } })
  expect((await api.send({ path: '/api/auth/options' })).body).toEqual({ demo: false })
  expect(await enter(api)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('anywhere else there is no demo: neither made, nor offered, nor entered', async () => {
  const real = await anApi()
  await expect(createDemoOrg(real.services)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await real.send({ path: '/api/auth/options' })).body).toEqual({ demo: false })
  expect(await enter(real)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await real.sql('select 1 from app_user')).toEqual([])
  await real.close()
})
