import type { OrgId, UserId } from '../ids/index.ts'
import { permissionsOf, type Permission, type Role } from './roles.ts'

/** Who is asking. `apiKey` and `anonymous` actors come with later features; a viewer of a public link has no actor at all. */
export interface Actor {
  userId: UserId
  orgId: OrgId
  role: Role
}

/** What is asked about. `orgId` decides first: nobody acts in an organisation that is not theirs. */
export interface Subject {
  orgId: OrgId
  /** Who made it, when that matters. */
  createdBy?: UserId | null
  status?: 'draft' | 'published'
}

export type Action =
  | 'connection.read'
  | 'connection.create'
  | 'connection.update'
  | 'connection.delete'
  | 'query.read'
  | 'query.run'
  | 'query.create'
  | 'query.update'
  | 'query.delete'
  | 'collection.read'
  | 'collection.create'
  | 'collection.delete'
  | 'story.read'
  | 'story.create'
  | 'story.edit'
  | 'story.publish'
  | 'story.delete'
  | 'member.read'
  | 'member.manage'
  | 'org.update'

/** Permissions of the product's list that each action needs; an empty list means any member may. */
const needs: Record<Action, readonly Permission[]> = {
  'connection.read': ['database:read'],
  'connection.create': ['database:create'],
  'connection.update': ['database:create'],
  'connection.delete': ['database:delete'],
  'query.read': ['query:execute'],
  'query.run': ['query:execute'],
  'query.create': ['query:create'],
  'query.update': ['query:create'],
  'query.delete': ['query:delete'],
  'collection.read': [],
  'collection.create': ['story:create'],
  'collection.delete': ['story:delete'],
  'story.read': [],
  'story.create': ['story:create'],
  'story.edit': ['story:edit'],
  'story.publish': ['story:publish'],
  'story.delete': ['story:delete'],
  'member.read': [],
  'member.manage': ['user:manage'],
  'org.update': ['user:manage'],
}

/** The one rule for access. The API refuses with it and the screen hides with it. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  if (actor.orgId !== subject.orgId) return false
  const held = permissionsOf(actor.role)
  if (!needs[action].every((permission) => held.has(permission))) return false
  // A viewer's view of a story is its published version; drafts belong to those who can edit.
  if (action === 'story.read' && subject.status === 'draft') return held.has('story:edit')
  return true
}
