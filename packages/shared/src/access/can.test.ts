import { expect, test } from 'vitest'
import { newId, type OrgId, type UserId } from '../ids/index.ts'
import { can, outranks, permissionsOf, roles, type Action, type Actor, type Role } from './index.ts'

const orgId = newId<OrgId>()
const anActor = (role: Role): Actor => ({ userId: newId<UserId>(), orgId, role })
const subject = { orgId }

test('nobody, not even an owner, acts in another organisation', () => {
  const actions: Action[] = ['connection.read', 'query.run', 'story.read', 'story.edit', 'member.manage', 'collection.read', 'org.update']
  for (const action of actions) expect(can(anActor('owner'), action, { orgId: newId<OrgId>() })).toBe(false)
})

test('viewers read and nothing else', () => {
  const viewer = anActor('viewer')
  expect(can(viewer, 'story.read', { orgId, status: 'published' })).toBe(true)
  for (const action of ['query.read', 'query.run', 'query.create', 'story.edit', 'story.publish', 'connection.read', 'member.manage'] as const)
    expect(can(viewer, action, subject)).toBe(false)
})

test('a draft is seen only by those who can edit it', () => {
  const draft = { orgId, status: 'draft' as const }
  expect(roles.filter((role) => can(anActor(role), 'story.read', draft))).toEqual(['owner', 'admin', 'analyst'])
})

test('analysts write stories and run queries, but manage neither databases nor people', () => {
  const analyst = anActor('analyst')
  for (const action of ['query.run', 'story.edit', 'story.publish', 'connection.read'] as const) expect(can(analyst, action, subject)).toBe(true)
  for (const action of ['connection.create', 'connection.delete', 'member.manage', 'org.update'] as const)
    expect(can(analyst, action, subject)).toBe(false)
})

test('a stronger role holds every permission of a weaker one', () => {
  for (let i = 1; i < roles.length; i++) {
    const stronger = permissionsOf(roles[i - 1] as Role)
    for (const permission of permissionsOf(roles[i] as Role)) expect(stronger.has(permission)).toBe(true)
  }
})

test('roles are given out only at or below one’s own', () => {
  expect(outranks('admin', 'analyst')).toBe(true)
  expect(outranks('admin', 'admin')).toBe(true)
  expect(outranks('admin', 'owner')).toBe(false)
})
