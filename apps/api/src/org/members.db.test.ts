import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyDoorbellTopic } from '@insightengine/shared/collab'
import { newId, type UserId } from '@insightengine/shared/ids'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

test('members see who is in their organisation, and nobody else', async () => {
  const org = await api.anOrg()
  const viewer = await org.member('viewer')
  await api.anOrg()
  const members = await viewer.api.org.members()
  expect(members.map(({ userId, role }) => [userId, role])).toEqual([
    [org.userId, 'owner'],
    [viewer.userId, 'viewer'],
  ])
})

test('an admin changes roles up to their own, but neither touches nor makes owners', async () => {
  const org = await api.anOrg()
  const admin = await org.member('admin')
  const analyst = await org.member('analyst')
  expect(await admin.api.org.updateMember({ userId: analyst.userId, role: 'admin' })).toMatchObject({ role: 'admin' })
  await expect(admin.api.org.updateMember({ userId: analyst.userId, role: 'owner' })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  await expect(admin.api.org.updateMember({ userId: org.userId, role: 'viewer' })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  await expect(admin.api.org.updateMember({ userId: org.userId, isActive: false })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
})

test.for(['analyst', 'viewer'] as const)('a member with the role %s manages nobody', async (role) => {
  const org = await api.anOrg({ role })
  await expect(org.api.org.updateMember({ userId: org.userId, role: 'owner' })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  await expect(org.api.org.createInvite({ role: 'viewer' })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  await expect(org.api.org.invites()).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  await expect(org.api.org.rename({ name: 'Mine now' })).rejects.toMatchObject({ cause: { code: 'forbidden' } })
})

test('the last active owner can be neither demoted nor switched off, even by two owners at once', async () => {
  const org = await api.anOrg()
  await expect(org.api.org.updateMember({ userId: org.userId, role: 'admin' })).rejects.toMatchObject({ cause: { code: 'conflict' } })
  await expect(org.api.org.updateMember({ userId: org.userId, isActive: false })).rejects.toMatchObject({ cause: { code: 'conflict' } })

  const second = await org.member('owner')
  const outcomes = await Promise.allSettled([
    org.api.org.updateMember({ userId: second.userId, role: 'viewer' }),
    second.api.org.updateMember({ userId: org.userId, role: 'viewer' }),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const owners = (await org.api.org.members()).filter(({ role, isActive }) => role === 'owner' && isActive)
  expect(owners).toHaveLength(1)
})

test('switching somebody off ends their session and their tokens at once', async () => {
  const org = await api.anOrg()
  const analyst = await org.member('analyst')
  const bySession = () => api.send({ path: '/api/auth/me', headers: { cookie: analyst.cookie } })
  const { refreshToken } = await loginOf(analyst)
  expect([(await analyst.rest('GET', '/auth/me')).status, (await bySession()).status]).toEqual([200, 200])

  await org.api.org.updateMember({ userId: analyst.userId, isActive: false })

  expect([(await analyst.rest('GET', '/auth/me')).status, (await bySession()).status]).toEqual([401, 401])
  const refreshed = await api.send({ method: 'POST', path: '/api/auth/refresh', body: { refreshToken } })
  expect(refreshed.status).toBe(401)
  const login = await api.send({ method: 'POST', path: '/api/auth/login', body: { email: analyst.email, password: analyst.password } })
  expect(login).toMatchObject({ status: 403, body: { code: 'forbidden' } })

  await org.api.org.updateMember({ userId: analyst.userId, isActive: true })
  expect((await bySession()).status).toBe(401)
  expect((await loginOf(analyst)).token).toBeTypeOf('string')
})

test('a changed role counts from the next request on and rings the doorbell for open sockets', async () => {
  const org = await api.anOrg()
  const admin = await org.member('admin')
  const rung: unknown[] = []
  const stop = await api.bus.subscribe(storyDoorbellTopic, (message) => rung.push(message))

  await org.api.org.updateMember({ userId: admin.userId, role: 'viewer' })

  expect((await admin.rest('GET', '/auth/me')).body).toMatchObject({ role: 'viewer', permissions: [] })
  expect((await admin.rest('GET', '/invites')).status).toBe(403)
  await expect.poll(() => rung).toEqual([expect.objectContaining({ kind: 'access_changed', orgId: org.orgId, userId: admin.userId })])
  await stop()
})

test('somebody of another organisation is as unknown as nobody', async () => {
  const org = await api.anOrg()
  const other = await api.anOrg()
  const [theirs, nobodys] = await Promise.all(
    [other.userId, newId<UserId>()].map(async (userId) => {
      const { status, body } = await org.rest('PUT', `/members/${userId}`, { role: 'viewer' })
      return { status, body: { ...body, requestId: '', message: body.message.replace(userId, '<id>') } }
    }),
  )
  expect(theirs).toEqual(nobodys)
  expect(theirs?.status).toBe(404)
})

async function loginOf({ email, password }: { email: string; password: string }): Promise<{ token: string; refreshToken: string }> {
  const { status, body } = await api.send({ method: 'POST', path: '/api/auth/login', body: { email, password } })
  expect(status).toBe(200)
  return body as { token: string; refreshToken: string }
}
