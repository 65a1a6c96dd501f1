import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type InviteId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestOrg } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

let count = 0
const join = (inviteToken: string) =>
  api.send({ method: 'POST', path: '/api/auth/register', body: { email: `guest-${++count}@example.com`, password: 'correct horse battery', fullName: 'Gus Guest', inviteToken } })
const preview = (token: string) => api.send({ path: `/api/invites/preview/${token}` })

async function invite(org: TestOrg, role: 'admin' | 'analyst' | 'viewer' = 'analyst'): Promise<{ id: InviteId; token: string }> {
  const { id, url } = await org.api.org.createInvite({ role })
  return { id, token: url.slice(url.lastIndexOf('/') + 1) }
}

test('an invitation link says where it leads, and whoever follows it joins with its role', async () => {
  const org = await api.anOrg({ name: 'Blue Shop' })
  const { url, expiresAt } = await org.api.org.createInvite({ role: 'viewer' })
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3120\/join\/[\w-]{43}$/)
  expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(7)
  const token = url.slice(url.lastIndexOf('/') + 1)

  expect((await preview(token)).body).toEqual({ organizationName: 'Blue Shop', role: 'viewer' })
  const joined = await join(token)
  expect(joined).toMatchObject({ status: 200, body: { organization: { id: org.orgId } } })
  expect(await org.api.org.members()).toContainEqual(expect.objectContaining({ userId: joined.body.userId, role: 'viewer' }))
  expect(await org.api.org.invites()).toEqual([])
})

test('a link lets one person in, even when two follow it at once', async () => {
  const org = await api.anOrg()
  const { token } = await invite(org)
  const answers = await Promise.all([join(token), join(token)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404])
  expect(await org.api.org.members()).toHaveLength(2)
  expect(await api.sql("select 1 from app_user where email like 'guest-%' and id not in (select user_id from org_member)")).toEqual([])
})

test('used, expired, revoked and invented links are all alike', async () => {
  const org = await api.anOrg()
  const [used, expired, revoked] = [await invite(org), await invite(org), await invite(org)]
  await join(used.token)
  await api.sql("update invite set expires_at = now() - interval '1 minute' where id = $1", [expired.id])
  await org.api.org.revokeInvite({ id: revoked.id })
  const answers: unknown[] = []
  for (const token of [used.token, expired.token, revoked.token, 'invented-invented-invented'])
    for (const answer of [await preview(token), await join(token)]) answers.push({ status: answer.status, ...answer.body, requestId: '' })
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
})

test('the database keeps only the hash of a link', async () => {
  const { token } = await invite(await api.anOrg())
  const rows = await api.sql<{ token_hash: string }>('select * from invite')
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash))).toBe(true)
})

test('an admin invites and revokes, but hands out no owners; what is not there cannot be revoked', async () => {
  const org = await api.anOrg()
  const admin = await org.member('admin')
  const { id } = await admin.api.org.createInvite({ role: 'admin' })
  expect(await admin.rest('POST', '/invites', { role: 'owner' })).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  const stranger = await api.anOrg()
  for (const wrong of [id, newId<InviteId>()]) await expect(stranger.api.org.revokeInvite({ id: wrong })).rejects.toMatchObject({ cause: { code: 'not_found' } })
  expect(await org.api.org.invites()).toHaveLength(1)
  await admin.api.org.revokeInvite({ id })
  expect(await org.api.org.invites()).toEqual([])
})

test('an organisation can be renamed; its address name stays', async () => {
  const org = await api.anOrg({ name: 'Old' })
  const before = await org.api.auth.me()
  expect(await org.api.org.rename({ name: 'New' })).toEqual({ ...before.organization, name: 'New' })
  expect((await org.rest('GET', '/auth/me')).body.organization.name).toBe('New')
})
