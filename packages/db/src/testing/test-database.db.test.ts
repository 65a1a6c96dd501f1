import { expect, test } from 'vitest'
import { withOrg } from '../client/index.ts'
import { aMember, anOrg, testDatabase } from './index.ts'

test('every test database starts empty and knows nothing of the others', async () => {
  const one = await testDatabase()
  const two = await testDatabase()
  await anOrg(one.db)
  expect(await one.db.prisma.user.count()).toBe(1)
  expect(await two.db.prisma.user.count()).toBe(0)
  await Promise.all([one.drop(), two.drop()])
})

test('builders make an organisation with members of the asked roles', async () => {
  const { db, drop } = await testDatabase()
  const org = await anOrg(db)
  const viewer = await aMember(db, org.orgId, { role: 'viewer' })
  const members = await withOrg(db, org.orgId, (tx) => tx.orgMember.findMany({ orderBy: { role: 'asc' } }))
  expect(members.map(({ userId, role }) => [userId, role])).toEqual([
    [org.userId, 'owner'],
    [viewer.userId, 'viewer'],
  ])
  await drop()
})
